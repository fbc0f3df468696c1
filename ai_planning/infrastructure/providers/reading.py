"""The schema that an answer has to follow, and what is wrong with one that does not."""

import re
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from core.domain.errors import InvalidField

Draft = TypeVar("Draft")
MOST_FAULTS = 20
_KEPT = ("type", "enum", "description", "minItems", "maxItems")
# Servers without structured output like to wrap what they were asked for.
_FENCED = re.compile(r"\A```(?:json)?\s*\n(.*)\n```\Z", re.DOTALL)


@dataclass(frozen=True)
class Unusable:
    """`faults` are for whoever made it, each with its place."""

    faults: tuple[str, ...]


@dataclass(frozen=True)
class Shape(Generic[Draft]):
    """What one task is answered with."""

    model: type[BaseModel]

    def schema(self) -> dict[str, Any]:
        """All that both providers take: every property required, none besides, nothing referred to."""
        whole = self.model.model_json_schema()
        return _strict(whole, whole.get("$defs", {}))

    def read(self, text: str, *, is_whole: bool) -> Draft | Unusable:
        """An answer that was cut off may be whole all the same."""
        try:
            answer: Any = self.model.model_validate_json(_bare(text))
        except ValidationError as error:
            faults = tuple(_fault(each) for each in error.errors(include_url=False, include_input=False)[:MOST_FAULTS])
            return Unusable(faults if is_whole else ("The answer was cut off: make it shorter.", *faults[:1]))
        return self._drafted(answer)

    def _drafted(self, answer: Any) -> Draft | Unusable:
        """The rules of drafts have the last word."""
        try:
            draft: Draft = answer.draft()
        except InvalidField as error:
            return Unusable(tuple(f"{fault.pointer}: {fault.code}" for fault in error.faults))
        return draft


def _bare(text: str) -> str:
    text = text.strip()
    fenced = _FENCED.match(text)
    return fenced[1] if fenced else text


def _fault(error: Any) -> str:
    return f"/{'/'.join(map(str, error['loc']))}: {error['msg']}"


def _strict(node: dict[str, Any], shared: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in node:
        return _strict(shared[node["$ref"].rpartition("/")[2]], shared)
    kept = {key: node[key] for key in _KEPT if key in node and not (key == "description" and "enum" in node)}
    if "items" in node:
        kept["items"] = _strict(node["items"], shared)
    if "properties" in node:
        kept["properties"] = {name: _strict(each, shared) for name, each in node["properties"].items()}
        kept |= {"required": list(kept["properties"]), "additionalProperties": False}
    return kept
