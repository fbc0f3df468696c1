"""The resources of an overlay, and questions about them."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from stack.programs import ROOT
from tests.deploy.kustomize import Resource, build

KUBERNETES = ROOT / "deploy" / "kubernetes"
OVERLAYS = ("production", "staging")


@cache
def _built(overlay: str) -> list[Resource]:
    return build(KUBERNETES / overlay)


class Cluster:
    """What an overlay brings into a cluster."""

    def __init__(self, overlay: str) -> None:
        self.resources = _built(overlay)

    def of(self, kind: str) -> dict[str, Resource]:
        return {each["metadata"]["name"]: each for each in self.resources if each["kind"] == kind}

    @property
    def pods(self) -> dict[str, dict[str, Any]]:
        """The template of each Deployment, Job and CronJob, by name."""
        lasting = {name: each["spec"] for kind in ("Deployment", "Job") for name, each in self.of(kind).items()}
        timed = {name: each["spec"]["jobTemplate"]["spec"] for name, each in self.of("CronJob").items()}
        return {name: spec["template"] for name, spec in (lasting | timed).items()}

    def containers(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every container beside the name of whose it is, those of the beginning included."""
        for name, pod in self.pods.items():
            for each in [*pod["spec"].get("initContainers", []), *pod["spec"]["containers"]]:
                yield name, each

    def process(self, name: str) -> dict[str, Any]:
        """The container that runs the process of the product."""
        return next(each for owner, each in self.containers() if owner == name and each["name"] in ("process", "front"))

    @property
    def configuration(self) -> dict[str, str]:
        (only,) = self.of("ConfigMap").values()
        return dict(only["data"])

    def matching(self, selector: dict[str, Any]) -> set[str]:
        """Whose pods a selector means."""
        return {name for name, pod in self.pods.items() if _matches(selector, pod["metadata"]["labels"])}


def secrets() -> set[str]:
    """Names in the Secret of the product."""
    lines = (KUBERNETES / "secrets.example.env").read_text().splitlines()
    return {line.partition("=")[0] for line in lines if line and not line.startswith("#")}


def _matches(selector: dict[str, Any], labels: dict[str, str]) -> bool:
    wanted = selector.get("matchLabels", {}).items() <= labels.items()
    return wanted and all(_holds(each, labels) for each in selector.get("matchExpressions", []))


def _holds(expression: dict[str, Any], labels: dict[str, str]) -> bool:
    is_in = labels.get(expression["key"]) in expression["values"]
    return is_in if expression["operator"] == "In" else not is_in
