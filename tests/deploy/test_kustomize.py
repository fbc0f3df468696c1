"""The overlays are what kustomize takes, and Kubernetes' own schemas know every field of theirs."""

import copy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from kubernetes_validate import ValidationError, validate

from tests.deploy.cluster import KUBERNETES, OVERLAYS, Cluster
from tests.deploy.kustomize import NotKustomize, Resource, build

# Of the oldest cluster that the manifests are for, and of the newest.
VERSIONS = ("1.32.0", "1.37.0")


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_resource_follows_the_published_schema(overlay: str, version: str) -> None:
    resources = Cluster(overlay).resources
    for each in resources:
        validate(each, version, strict=True)
    assert len(resources) > 35


@pytest.mark.parametrize(
    ("kind", "path", "value"),
    [
        ("Deployment", ("spec", "template", "spec", "terminationGraceSeconds"), 30),
        ("Service", ("spec", "ports"), [{"port": "http"}]),
        ("NetworkPolicy", ("spec", "ingres"), []),
    ],
    ids=["misspelt", "of another type", "unknown"],
)
def test_a_planted_mistake_is_caught(kind: str, path: tuple[str, ...], value: Any) -> None:
    planted = copy.deepcopy(next(iter(Cluster("production").of(kind).values())))
    place = planted
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(ValidationError):
        validate(planted, VERSIONS[-1], strict=True)


def test_every_file_is_part_of_an_overlay() -> None:
    named = {"secrets.example.env"}
    for file in KUBERNETES.rglob("kustomization.yaml"):
        told = yaml.safe_load(file.read_text())
        patches = [each["path"] for each in told.get("patches", [])]
        generated = [name for each in told.get("configMapGenerator", []) for name in each["envs"]]
        here = file.parent.relative_to(KUBERNETES)
        named |= {str(here / name) for name in [*told["resources"], *patches, *generated, file.name]}
    files = {str(path.relative_to(KUBERNETES)) for path in KUBERNETES.rglob("*") if path.is_file()}
    assert files - named == set()


def test_what_this_builder_does_not_know_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kustomization.yaml").write_text("resources: []\nnamePrefix: my-\n")
    with pytest.raises(NotKustomize):
        build(tmp_path)


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(each) for key, each in value.items()}
    if isinstance(value, list):
        return sorted((_sorted(each) for each in value), key=repr)
    return value


def _by_name(resources: list[Resource]) -> dict[str, Any]:
    """The name of a ConfigMap is told without what is made of its content."""
    (full,) = [each["metadata"]["name"] for each in resources if each["kind"] == "ConfigMap"]
    plain = yaml.safe_load(yaml.safe_dump(resources).replace(full, full.rpartition("-")[0]))
    return {f"{each['kind']} {each['metadata']['name']}": _sorted(each) for each in plain}


@pytest.mark.skipif(not shutil.which("kustomize"), reason="kustomize is not on PATH")
@pytest.mark.parametrize("overlay", OVERLAYS)
def test_kustomize_itself_makes_the_same_of_them(overlay: str) -> None:
    made = subprocess.run(
        ["kustomize", "build", str(KUBERNETES / overlay)], capture_output=True, text=True, check=True
    ).stdout
    assert _by_name(list(yaml.safe_load_all(made))) == _by_name(Cluster(overlay).resources)
