"""What kustomize makes of our overlays, as far as they ask for it; whatever else they ask for is an error here."""

import copy
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

Resource = dict[str, Any]
KNOWN = {"apiVersion", "kind", "namespace", "resources", "images", "configMapGenerator", "patches"}
# Lists whose items are merged by a field; other lists are replaced.
MERGED_BY = {
    "containers": "name",
    "initContainers": "name",
    "volumes": "name",
    "env": "name",
    "volumeMounts": "mountPath",
    "ports": "containerPort",
    "topologySpreadConstraints": "topologyKey",
}
REFERENCES = ("configMapRef", "configMapKeyRef")


class NotKustomize(Exception):
    """The overlay asks for something that this does not know, or that is not there."""


def build(directory: Path) -> list[Resource]:
    """Every resource of an overlay, finished."""
    resources = _accumulated(directory)
    for each in [each for each in resources if each["kind"] == "ConfigMap"]:
        digest = hashlib.sha256(json.dumps(each["data"], sort_keys=True).encode()).hexdigest()[:10]
        plain = each["metadata"]["name"]
        each["metadata"]["name"] = f"{plain}-{digest}"
        _rename(resources, plain, each["metadata"]["name"])
    return resources


def _accumulated(directory: Path) -> list[Resource]:
    told = yaml.safe_load((directory / "kustomization.yaml").read_text())
    if unknown := set(told) - KNOWN:
        raise NotKustomize(f"{directory}: {unknown}")
    resources = [each for name in told.get("resources", []) for each in _read(directory / name)]
    for generator in told.get("configMapGenerator", []):
        _generate(directory, generator, resources)
    for patch in told.get("patches", []):
        _patch(directory, patch, resources)
    for image in told.get("images", []):
        _retag(resources, image)
    for each in resources:
        if "namespace" in told and each["kind"] != "Namespace":
            each["metadata"]["namespace"] = told["namespace"]
    return resources


def _read(path: Path) -> list[Resource]:
    if path.is_dir():
        return _accumulated(path.resolve())
    return [each for each in yaml.safe_load_all(path.read_text()) if each]


def _generate(directory: Path, generator: dict[str, Any], resources: list[Resource]) -> None:
    lines = [line for name in generator["envs"] for line in (directory / name).read_text().splitlines()]
    data = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    name = generator["name"]
    if generator.get("behavior", "create") == "merge":
        (there,) = [each for each in resources if (each["kind"], each["metadata"]["name"]) == ("ConfigMap", name)]
        there["data"] |= data
    else:
        resources.append({"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name}, "data": data})


def _patch(directory: Path, patch: dict[str, Any], resources: list[Resource]) -> None:
    change = yaml.safe_load((directory / patch["path"]).read_text())
    target = patch.get("target") or {"kind": change["kind"], "name": change["metadata"]["name"]}
    changed = [each for each in resources if _is_meant(target, each)]
    if not changed:
        raise NotKustomize(f"{directory}: nothing for {patch['path']}")
    without_name = {key: value for key, value in change.items() if key not in ("apiVersion", "kind")}
    without_name["metadata"] = {key: value for key, value in change["metadata"].items() if key != "name"}
    for each in changed:
        merged = _merged(each, without_name, "")
        each.clear()
        each.update(merged)


def _is_meant(target: dict[str, str], resource: Resource) -> bool:
    labels = resource["metadata"].get("labels", {})
    key, _, value = target.get("labelSelector", "").partition("=")
    return (
        target.get("kind", resource["kind"]) == resource["kind"]
        and bool(re.fullmatch(target.get("name", ".*"), resource["metadata"]["name"]))
        and (not key or (key in labels and value in ("", labels[key])))
    )


def _merged(old: Any, new: Any, field: str) -> Any:
    """A strategic merge: objects by field, some lists by item, all else is replaced."""
    if isinstance(old, dict) and isinstance(new, dict):
        kept = {key: value for key, value in old.items() if key not in new}
        return kept | {key: _merged(old.get(key), value, key) for key, value in new.items()}
    if field in MERGED_BY and isinstance(old, list):
        by = MERGED_BY[field]
        mine = {each[by]: each for each in old}
        theirs = {each[by]: each for each in new}
        return [_merged(mine.get(key), theirs.get(key, mine.get(key)), "") for key in {**mine, **theirs}]
    return copy.deepcopy(new)


def _retag(resources: list[Resource], image: dict[str, str]) -> None:
    for each in _mappings(resources):
        if each.get("image") == image["name"]:
            each["image"] = f"{image.get('newName', image['name'])}:{image['newTag']}"


def _rename(resources: list[Resource], old: str, new: str) -> None:
    for each in _mappings(resources):
        for reference in REFERENCES:
            if each.get(reference, {}).get("name") == old:
                each[reference]["name"] = new


def _mappings(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _mappings(each)
