"""Holds an OpenAPI document against the REST surface that the design fixes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Node = dict[str, Any]
FIXED: Node = json.loads(Path(__file__).with_name("fixed_surface.json").read_text())
PARTS = ("allOf", "oneOf", "anyOf")


def missing_parts(document: Node) -> Iterator[str]:
    """A sentence for every part of the fixed surface that the document lacks."""
    info = document.get("info", {})
    yield from (f"info.{name} is not {value!r}" for name, value in FIXED["info"].items() if info.get(name) != value)
    schemes = document.get("components", {}).get("securitySchemes", {}).values()
    if not any(FIXED["security_scheme"].items() <= scheme.items() for scheme in schemes):
        yield f"no security scheme {FIXED['security_scheme']}"
    paths = {_shape(path): item for path, item in document["paths"].items()}
    for wanted in FIXED["operations"]:
        label = f"{wanted['method'].upper()} {wanted['path']}"
        item = paths.get(_shape(wanted["path"]), {})
        if wanted["method"] not in item:
            yield f"{label}: missing"
        else:
            operation = Operation(document, item, item[wanted["method"]])
            yield from (f"{label}: {fault}" for fault in operation.faults(wanted))


class Operation:
    """One operation of the document, with its path item."""

    def __init__(self, document: Node, item: Node, operation: Node) -> None:
        self._document, self._item, self._operation = document, item, operation

    def faults(self, wanted: Node) -> Iterator[str]:
        yield from self._of_security(wanted["secured"])
        yield from self._of_query(wanted.get("query", {}))
        if "request" in wanted:
            yield from self._of_request(wanted["request"])
        for status, names in wanted["responses"].items():
            answer = self._content(self._operation["responses"].get(status, {})).get("application/json", {})
            absent = [name for name in names if not self._has(answer.get("schema", {}), name)]
            yield from (f"response {status} lacks '{name}'" for name in absent)

    def _of_security(self, is_secured: bool) -> Iterator[str]:
        demands = self._operation.get("security", self._document.get("security", []))
        if is_secured and not any(demands):
            yield "no security requirement"
        if not is_secured and demands and all(demands):
            yield "must be open to callers without a token"

    def _of_query(self, wanted: Node) -> Iterator[str]:
        parameters = [self._resolved(each) for each in self._item.get("parameters", [])]
        parameters += [self._resolved(each) for each in self._operation.get("parameters", [])]
        given = {each["name"]: self._resolved(each["schema"]) for each in parameters if each["in"] == "query"}
        for name, rules in wanted.items():
            if name not in given:
                yield f"query parameter '{name}' is missing"
            elif absent := set(rules.get("enum", [])) - self._choices(given[name]):
                yield f"query parameter '{name}' lacks {sorted(absent)}"
            else:
                yield from _broken(f"query parameter '{name}'", given[name], rules)

    def _of_request(self, wanted: Node) -> Iterator[str]:
        content = self._content(self._operation.get("requestBody", {}))
        if wanted["content"] not in content:
            yield f"request body lacks {wanted['content']}"
            return
        schema = content[wanted["content"]]["schema"]
        found, required = self._properties(schema), set(wanted["required"])
        absent = (required | set(wanted.get("properties", []))) - set(found)
        yield from (f"request property '{name}' is missing" for name in sorted(absent))
        branches = self._resolved(schema).get("oneOf", [schema])
        if not any(required <= self._required(branch) for branch in branches):
            yield f"request must require {sorted(required)}"
        for name, limits in wanted.get("limits", {}).items():
            yield from _broken(f"request property '{name}'", self._resolved(found.get(name, {})), limits)

    def _resolved(self, node: Node) -> Node:
        while "$ref" in node:
            name = node["$ref"].rsplit("/", 2)[-2:]
            node = self._document["components"][name[0]][name[1]]
        return node

    def _content(self, node: Node) -> Node:
        return dict(self._resolved(node).get("content", {}))

    def _branches(self, schema: Node) -> Iterator[Node]:
        """The schema, and all that it is put together of."""
        resolved = self._resolved(schema)
        yield resolved
        for part in PARTS:
            for branch in resolved.get(part, []):
                yield from self._branches(branch)

    def _properties(self, schema: Node) -> Node:
        return {name: node for branch in self._branches(schema) for name, node in branch.get("properties", {}).items()}

    def _required(self, schema: Node) -> set[str]:
        return {name for branch in self._branches(schema) for name in branch.get("required", [])}

    def _choices(self, schema: Node) -> set[str]:
        return {value for branch in self._branches(schema) for value in branch.get("enum", [])}

    def _has(self, schema: Node, dotted: str) -> bool:
        for name in dotted.split("."):
            found = self._properties(schema)
            if name not in found:
                return False
            schema = found[name]
        return True


def _shape(path: str) -> str:
    """A path without the names of its parameters: /v2/feedback/{projectId} → /feedback/{}."""
    return re.sub(r"\{[^}]*\}", "{}", path).removeprefix("/v2")


def _broken(what: str, given: Node, rules: Node) -> Iterator[str]:
    limits = {rule: value for rule, value in rules.items() if rule != "enum"}
    for rule, value in limits.items():
        if given.get(rule) != value:
            yield f"{what}: {rule} is {given.get(rule)!r}, not {value!r}"
