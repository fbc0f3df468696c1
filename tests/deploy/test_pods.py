"""Every pod is confined, tells whether it lives, and is given the time that it needs to end."""

import re
from typing import Any

import pytest

from tests.deploy.cluster import OVERLAYS, Cluster
from tests.deploy.test_kubernetes import SERVED, ports, seconds
from tests.stack.test_container import DOCKERFILE, SERVICES


@pytest.fixture(params=OVERLAYS)
def cluster(request: pytest.FixtureRequest) -> Cluster:
    return Cluster(request.param)


def test_no_container_is_root_writes_to_its_root_or_gains_rights(cluster: Cluster) -> None:
    for _, container in cluster.containers():
        confined = {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        assert container["securityContext"] == confined
    for pod in cluster.pods.values():
        user = pod["spec"]["securityContext"]
        assert (user["runAsNonRoot"], user["runAsUser"], user["runAsGroup"]) == (True, 10001, 10001)
        assert user["seccompProfile"] == {"type": "RuntimeDefault"}
        assert pod["spec"]["automountServiceAccountToken"] is False
        assert "volumes" not in pod["spec"] or all("hostPath" not in each for each in pod["spec"]["volumes"])


def test_the_namespace_enforces_the_same(cluster: Cluster) -> None:
    (namespace,) = cluster.of("Namespace").values()
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    where = {each["metadata"].get("namespace") for each in cluster.resources if each["kind"] != "Namespace"}
    assert where == {namespace["metadata"]["name"]}


def test_what_is_mounted_is_there_and_what_is_written_to_is_mounted(cluster: Cluster) -> None:
    told = dict(re.findall(r"(\w+)=(/\w[\w/-]*)", DOCKERFILE.partition("\nENV ")[2]))
    for name, pod in cluster.pods.items():
        volumes = {each["name"] for each in pod["spec"].get("volumes", [])}
        for container in (each for owner, each in cluster.containers() if owner == name):
            assert {each["name"] for each in container["volumeMounts"]} <= volumes
        writable = {each["mountPath"] for each in cluster.process(name)["volumeMounts"] if not each.get("readOnly")}
        assert name == "front" or {told["DATA_DIR"], told["METRICS_DIR"], "/tmp"} <= writable
    assert told["HEARTBEAT_FILE"].startswith("/tmp/")
    assert cluster.configuration["DATA_DIR"] == told["DATA_DIR"]


def test_every_lasting_container_is_asked_for_a_start_and_for_life(cluster: Cluster) -> None:
    for name in cluster.of("Deployment"):
        for container in cluster.pods[name]["spec"]["containers"]:
            assert {"startupProbe", "livenessProbe"} <= set(container), (name, container["name"])
    serving = {name for name, each in cluster.of("Deployment").items() if "readinessProbe" in str(each)}
    assert serving == set(cluster.of("Service"))


def probes(container: dict[str, Any]) -> list[dict[str, Any]]:
    return [container[key] for key in ("startupProbe", "readinessProbe", "livenessProbe") if key in container]


def test_probes_ask_for_what_is_served_where_it_listens(cluster: Cluster) -> None:
    for owner, container in cluster.containers():
        name = container["name"] if container["name"] == "metrics" else owner
        for probe in probes(container):
            if "httpGet" in probe:
                assert probe["httpGet"]["path"] in SERVED[name]
                assert probe["httpGet"]["port"] in ports(container)


def test_no_part_that_is_away_ends_a_process(cluster: Cluster) -> None:
    told = [str(each["livenessProbe"]) for _, each in cluster.containers() if "livenessProbe" in each]
    assert len(told) > 10
    assert not any("ready" in each for each in told)


def test_what_works_off_tasks_lives_by_its_heartbeat(cluster: Cluster) -> None:
    (file,) = re.findall(r"HEARTBEAT_FILE=(\S+)", DOCKERFILE)
    for name in ("worker", "media", "encoder", "webhooks", "planner", "beat"):
        container = cluster.process(name)
        assert file in container["startupProbe"]["exec"]["command"]
        assert f"find {file} -mmin -2" in container["livenessProbe"]["exec"]["command"][-1]


def test_each_process_has_the_time_to_end_that_it_has_in_compose(cluster: Cluster) -> None:
    for name in cluster.of("Deployment"):
        pause = cluster.process(name).get("lifecycle", {}).get("preStop", {}).get("exec", {}).get("command", ["", "0"])
        wanted = seconds(SERVICES[name].get("stop_grace_period", "10s")) + int(pause[1])
        assert cluster.pods[name]["spec"]["terminationGracePeriodSeconds"] >= wanted
    for name in cluster.of("Service"):
        assert cluster.process(name)["lifecycle"]["preStop"]["exec"]["command"][0] == "sleep"


def test_one_pod_that_is_away_takes_no_other_with_it_and_one_that_goes_lets_go_of_its_connections(
    cluster: Cluster,
) -> None:
    front, web = (
        {each["name"]: each.get("value") for each in cluster.process(name)["env"]} for name in ("front", "web")
    )
    assert (front["WEB_UPSTREAM"], front["WEB_HEALTH"]) == ("web:8001", "unchecked")
    assert float(web["WEB_DRAIN_SECONDS"]) >= 5


def test_every_lasting_process_waits_for_the_migrations(cluster: Cluster) -> None:
    for name in set(cluster.of("Deployment")) - {"front"}:
        (first,) = cluster.pods[name]["spec"]["initContainers"]
        assert "manage.py migrate --check" in first["command"][-1]


def test_memory_is_bounded_and_pods_are_spread(cluster: Cluster) -> None:
    for _, container in cluster.containers():
        assert set(container["resources"]["requests"]) == {"cpu", "memory"}
        assert set(container["resources"]["limits"]) == {"memory"}
    for name in cluster.of("Deployment"):
        (spread,) = cluster.pods[name]["spec"]["topologySpreadConstraints"]
        assert cluster.matching(spread["labelSelector"]) >= {name}
