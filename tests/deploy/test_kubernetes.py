"""The resources of a cluster fit each other, the settings and the processes."""

import re
from pathlib import Path
from typing import Any

import pytest

from config.management.commands.backup import WRITTEN_WITH_FAULTS
from stack.programs import ROOT
from tests.deploy.cluster import KUBERNETES, OVERLAYS, Cluster, secrets
from tests.stack.test_container import DOCKERFILE, FRONT, SERVICES

SERVED = {"web": {"/health/live", "/health/ready"}, "sockets": {"/health/live"}, "metrics": {"/health/live"}}


@pytest.fixture(params=OVERLAYS)
def cluster(request: pytest.FixtureRequest) -> Cluster:
    return Cluster(request.param)


def seconds(duration: str) -> int:
    return int(duration.removesuffix("s"))


def test_the_processes_are_those_of_compose(cluster: Cluster) -> None:
    ours = {name for name, each in SERVICES.items() if str(each["image"]).startswith("videoplanet")}
    assert set(cluster.pods) == ours
    for name in cluster.pods:
        assert cluster.process(name).get("args") == SERVICES[name].get("command"), name
    assert set(cluster.of("Job")) == {"prepare"}


def test_a_backup_is_made_once_a_day_where_it_stays(cluster: Cluster) -> None:
    (spec,) = [each["spec"] for each in cluster.of("CronJob").values()]
    assert spec["concurrencyPolicy"] == "Forbid"
    assert re.fullmatch(r"\d+ \d+ \* \* \*", spec["schedule"])
    place = Path(cluster.process("backup")["args"][-1])
    mounted = {each["mountPath"]: each["name"] for each in cluster.process("backup")["volumeMounts"]}
    volumes = {each["name"]: each for each in cluster.pods["backup"]["spec"]["volumes"]}
    claim = volumes[mounted[str(place.parent)]]["persistentVolumeClaim"]["claimName"]
    assert set(cluster.of("PersistentVolumeClaim")) == {claim}


def test_a_backup_that_was_written_with_faults_is_not_written_again_at_once(cluster: Cluster) -> None:
    (spec,) = [each["spec"]["jobTemplate"]["spec"] for each in cluster.of("CronJob").values()]
    (rule,) = spec["podFailurePolicy"]["rules"]
    codes = {"containerName": cluster.process("backup")["name"], "operator": "In", "values": [WRITTEN_WITH_FAULTS]}
    assert rule == {"action": "FailJob", "onExitCodes": codes}
    assert spec["template"]["spec"]["restartPolicy"] == "Never"


def test_the_variables_are_those_of_compose(cluster: Cluster) -> None:
    given, compose = set(cluster.configuration) | secrets(), SERVICES["web"]["environment"]
    assert given - set(compose) == set()
    # An empty line of a ConfigMap is an empty variable, so that those whose default counts are left out.
    assert {name for name, value in compose.items() if value is not None} - given == set()
    assert set(cluster.configuration) & secrets() == set()


def test_no_secret_stands_in_a_manifest() -> None:
    told = "".join(path.read_text() for path in KUBERNETES.rglob("*.yaml"))
    assert "kind: Secret" not in told
    filled = [line for line in (KUBERNETES / "secrets.example.env").read_text().splitlines() if "://" in line]
    assert all("PASSWORD" in line for line in filled)


def test_every_process_has_all_variables(cluster: Cluster) -> None:
    (name,) = cluster.of("ConfigMap")
    everything = [{"configMapRef": {"name": name}}, {"secretRef": {"name": "videoplanet"}}]
    has = {owner for owner, each in cluster.containers() if each.get("envFrom") == everything}
    assert set(cluster.pods) - has == {"front"}


def test_the_front_gets_every_variable_of_its_settings(cluster: Cluster) -> None:
    needed = set(re.findall(r"\{\$(\w+)\}", (ROOT / "config" / "Caddyfile").read_text()))
    given = {each["name"]: each for each in cluster.process("front")["env"]}
    in_image = set(re.findall(r"(\w+)=", FRONT.partition("\nENV ")[2].partition("\n")[0]))
    assert needed - set(given) - in_image == set()
    assert set(SERVICES["front"]["environment"]) - set(given) == set()
    for each in given.values():
        if "valueFrom" in each:
            assert cluster.configuration[each["valueFrom"]["configMapKeyRef"]["key"]]


def test_images_are_ours_and_of_a_named_release(cluster: Cluster) -> None:
    for _, container in cluster.containers():
        name, _, tag = container["image"].rpartition(":")
        assert name.rpartition("/")[2] == ("videoplanet-front" if container["name"] == "front" else "videoplanet")
        assert tag not in ("", "latest")


def test_every_selector_means_the_pods_that_it_is_named_for(cluster: Cluster) -> None:
    for kind in ("Deployment", "PodDisruptionBudget"):
        for name, each in cluster.of(kind).items():
            assert cluster.matching(each["spec"]["selector"]) == {name}
    for name, each in cluster.of("Service").items():
        assert cluster.matching({"matchLabels": each["spec"]["selector"]}) == {name}
    for name, each in cluster.of("NetworkPolicy").items():
        assert cluster.matching(each["spec"]["podSelector"]), name
        peers = [peer for rule in each["spec"].get("egress", []) for peer in rule["to"]]
        peers += [peer for rule in each["spec"].get("ingress", []) for peer in rule["from"]]
        assert all(cluster.matching(peer["podSelector"]) for peer in peers if "podSelector" in peer), name


def ports(container: dict[str, Any]) -> dict[str, int]:
    return {each["name"]: each["containerPort"] for each in container.get("ports", [])}


def test_ports_are_those_that_processes_listen_on(cluster: Cluster) -> None:
    image = dict(re.findall(r"(\w+_PORT)=(\d+)", DOCKERFILE))
    listening = {"web": int(image["WEB_PORT"]), "sockets": int(image["SOCKETS_PORT"])}
    for name, port in listening.items():
        assert ports(cluster.process(name)) == {"http": port}
        assert cluster.of("Service")[name]["spec"]["ports"] == [{"name": "http", "port": port, "targetPort": "http"}]
        upstream = {each["name"]: each.get("value") for each in cluster.process("front")["env"]}
        assert upstream[f"{name.upper()}_UPSTREAM"] == f"{name}:{port}"
    beside = {port for _, each in cluster.containers() if each["name"] == "metrics" for port in ports(each).values()}
    assert beside == {int(image["METRICS_PORT"])}
    (rule,) = cluster.of("Ingress")["front"]["spec"]["rules"]
    (path,) = rule["http"]["paths"]
    assert path["backend"]["service"] == {"name": "front", "port": {"name": "http"}}
    assert rule["host"] == cluster.configuration["PUBLIC_URL"].removeprefix("https://")


def test_policies_let_through_what_listens(cluster: Cluster) -> None:
    open_to: dict[str, set[int]] = {name: set() for name in cluster.pods}
    for policy in cluster.of("NetworkPolicy").values():
        for rule in policy["spec"].get("ingress", []):
            for name in cluster.matching(policy["spec"]["podSelector"]):
                open_to[name] |= {each["port"] for each in rule["ports"]}
    for owner, container in cluster.containers():
        assert set(ports(container).values()) <= open_to[owner]
    nothing = cluster.of("NetworkPolicy")["nothing-else"]["spec"]
    assert nothing == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}


def test_the_ingress_is_of_the_controller_that_the_rest_is_for(cluster: Cluster) -> None:
    ingress = cluster.of("Ingress")["front"]
    name = ingress["spec"]["ingressClassName"]
    assert name == "nginx"
    prefixes = {key.partition("/")[0] for key in ingress["metadata"]["annotations"]}
    assert prefixes == {f"{name}.ingress.kubernetes.io"}
    (rule,) = cluster.of("NetworkPolicy")["front-serves-the-ingress"]["spec"]["ingress"]
    (peer,) = rule["from"]
    assert peer["namespaceSelector"]["matchLabels"] == {"kubernetes.io/metadata.name": f"ingress-{name}"}


def test_whoever_is_scraped_listens_there(cluster: Cluster) -> None:
    for name, pod in cluster.pods.items():
        told = pod["metadata"].get("annotations", {}).get("prometheus.io/port")
        listening = {port for owner, each in cluster.containers() if owner == name for port in ports(each).values()}
        assert name in ("front", "prepare", "backup") or int(told) in listening


def test_every_autoscaler_has_its_deployment_to_itself(cluster: Cluster) -> None:
    for name, each in cluster.of("HorizontalPodAutoscaler").items():
        spec = each["spec"]
        assert spec["scaleTargetRef"] == {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}
        assert "replicas" not in cluster.of("Deployment")[name]["spec"]
        (metric,) = spec["metrics"]
        asked = metric["containerResource"]
        assert asked["name"] in cluster.process(name)["resources"]["requests"]
        assert asked["container"] == cluster.process(name)["name"]
        assert 1 <= spec["minReplicas"] <= spec["maxReplicas"]


def test_every_deployment_may_be_disturbed_one_pod_at_a_time(cluster: Cluster) -> None:
    budgets = cluster.of("PodDisruptionBudget")
    assert set(budgets) == set(cluster.of("Deployment"))
    assert {each["spec"]["maxUnavailable"] for each in budgets.values()} == {1}


def test_production_loses_nothing_with_one_node() -> None:
    cluster = Cluster("production")
    scaled = {name: each["spec"]["minReplicas"] for name, each in cluster.of("HorizontalPodAutoscaler").items()}
    fixed = {name: each["spec"].get("replicas") for name, each in cluster.of("Deployment").items()}
    counts = {name: scaled.get(name) or fixed[name] for name in fixed}
    # Films wait for a while; nobody waits for them with an open page.
    assert {name for name, count in counts.items() if (count or 1) < 2} == {"media", "encoder"}
