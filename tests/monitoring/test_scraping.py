"""Whom Prometheus asks for figures."""

import re
from typing import Any

import pytest
import yaml

from stack.programs import ROOT
from tests.monitoring.rules import seconds

PLACE = ROOT / "deploy" / "monitoring"
FILES = ("prometheus.yml", "prometheus.kubernetes.yml")
POD = {
    "__address__": "10.1.2.3:8001",
    "__meta_kubernetes_namespace": "videoplanet",
    "__meta_kubernetes_pod_name": "web-1",
    "__meta_kubernetes_pod_phase": "Running",
    "__meta_kubernetes_pod_annotation_prometheus_io_scrape": "true",
    "__meta_kubernetes_pod_annotation_prometheus_io_port": "9464",
    "__meta_kubernetes_pod_label_app_kubernetes_io_component": "web",
}


def configuration(name: str) -> dict[str, Any]:
    return yaml.safe_load((PLACE / name).read_text())  # type: ignore[no-any-return]


def found(labels: dict[str, str]) -> dict[str, str] | None:
    """What a pod becomes as a target, without what only finding it needed; None where it is not asked."""
    (job,) = configuration("prometheus.kubernetes.yml")["scrape_configs"]
    target = dict(labels)
    for rule in job["relabel_configs"]:
        value = ";".join(target.get(name, "") for name in rule["source_labels"])
        matched = re.fullmatch(rule.get("regex", "(.*)"), value)
        action = rule.get("action", "replace")
        if (action == "keep" and not matched) or (action == "drop" and matched):
            return None
        if action == "replace" and matched:
            target[rule["target_label"]] = matched.expand(re.sub(r"\$(\d)", r"\\\1", rule.get("replacement", "$1")))
    return {name: value for name, value in target.items() if not name.startswith("__meta_")}


@pytest.mark.parametrize("name", FILES)
def test_both_files_ask_one_job_whose_name_the_alerts_know(name: str) -> None:
    document = configuration(name)
    assert [job["job_name"] for job in document["scrape_configs"]] == ["videoplanet"]
    assert document["rule_files"] == ["/etc/prometheus/rules/*.yml"]
    assert document["global"]["external_labels"]["deployment"]


@pytest.mark.parametrize("name", FILES)
def test_figures_come_often_enough_for_the_shortest_range_and_wait(name: str) -> None:
    told = configuration(name)["global"]
    assert seconds(told["scrape_interval"]) * 4 <= 60
    assert seconds(told["evaluation_interval"]) <= 15


@pytest.mark.parametrize("name", FILES)
def test_the_token_comes_from_a_file(name: str) -> None:
    (job,) = configuration(name)["scrape_configs"]
    assert job["authorization"] == {"credentials_file": "/run/secrets/metrics-token"}


@pytest.mark.parametrize("address", ["10.1.2.3:8001", "10.1.2.3:9464", "10.1.2.3"])
def test_a_pod_that_says_so_is_asked_at_its_port_once(address: str) -> None:
    assert found({**POD, "__address__": address}) == {
        "__address__": "10.1.2.3:9464",
        "namespace": "videoplanet",
        "pod": "web-1",
        "component": "web",
    }


@pytest.mark.parametrize(
    "changed",
    [
        {"__meta_kubernetes_namespace": "kube-system"},
        {"__meta_kubernetes_namespace": "videoplanet-staging"},
        {"__meta_kubernetes_pod_annotation_prometheus_io_scrape": "false"},
        {"__meta_kubernetes_pod_phase": "Succeeded"},
        {"__meta_kubernetes_pod_phase": "Pending"},
    ],
    ids=[
        "of another namespace",
        "of another deployment",
        "that does not say so",
        "that has ended",
        "that waits for its migrations",
    ],
)
def test_another_pod_is_not_asked(changed: dict[str, str]) -> None:
    assert found({**POD, **changed}) is None


def namespaces() -> dict[str, str]:
    """By deployment."""
    files = (ROOT / "deploy" / "kubernetes").glob("*/namespace.yaml")
    return {path.parent.name: yaml.safe_load(path.read_text())["metadata"]["name"] for path in files}


def test_pods_of_one_deployment_are_asked_and_told_as_its_own() -> None:
    asked = {name for name, space in namespaces().items() if found({**POD, "__meta_kubernetes_namespace": space})}
    assert set(namespaces()) > asked
    assert asked == {configuration("prometheus.kubernetes.yml")["global"]["external_labels"]["deployment"]}


def annotated() -> dict[str, str]:
    """By component, the port at which the pods of our own manifests want to be asked."""
    found: dict[str, str] = {}
    for path in sorted((ROOT / "deploy" / "kubernetes" / "base").glob("*.yaml")):
        for manifest in yaml.safe_load_all(path.read_text()):
            template = (manifest or {}).get("spec", {}).get("template", {})
            notes = template.get("metadata", {}).get("annotations", {}) if isinstance(template, dict) else {}
            if notes.get("prometheus.io/scrape") == "true":
                assert notes["prometheus.io/path"] == "/metrics"
                found[path.stem] = notes["prometheus.io/port"]
    return found


def test_web_pods_tell_how_the_whole_stands_and_the_others_what_they_have_counted() -> None:
    assert annotated() == {"web": "8001", "metrics": "9464"}
    for name, port in annotated().items():
        target = found({**POD, "__meta_kubernetes_pod_annotation_prometheus_io_port": port})
        assert target is not None
        assert target["__address__"] == f"10.1.2.3:{port}", name
