"""JSON schemas of what events carry, made from their classes."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from core.domain.events import LiveEvent
from core.presentation.live.samples import sample

Schema = dict[str, Any]
TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer", "minimum": 0}
TIME: Schema = {"type": "string", "format": "date-time"}
IDENTITY: Schema = {"type": "string", "format": "uuid"}
_PLAIN: dict[Any, Schema] = {
    UUID: IDENTITY,
    datetime: TIME,
    date: {"type": "string", "format": "date"},
    Decimal: {"type": "number"},
    float: {"type": "number"},
    str: TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Any: {},
}
_TYPES = {str: "string", bool: "boolean", int: "integer", float: "number"}


def data_schema(event: type[LiveEvent]) -> Schema:
    """Of `data`: by the annotations of the event and of the row in it, else by what it makes of one."""
    full, sparse = sample(event).data(), sample(event, sparse=True).data()
    return _told(full, sparse, _annotations(event))


def object_of(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "required": list(properties), "properties": dict(properties)}


def schema_of(kind: Any) -> Schema:
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        options = [schema_of(part) for part in parts if part is not type(None)]
        return _nullable({"anyOf": options} if len(options) > 1 else options[0], type(None) in parts)
    if origin in (tuple, list, Sequence):
        return {"type": "array", "items": schema_of(parts[0])}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": schema_of(parts[1])}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [each.value for each in kind]}
    if hasattr(kind, "wire"):
        return _told(sample(kind).wire(), sample(kind, sparse=True).wire(), _annotations(kind))
    hints = get_type_hints(kind)
    return object_of({each.name: schema_of(hints[each.name]) for each in fields(kind)})


def _told(full: Mapping[str, Any], sparse: Mapping[str, Any], known: Mapping[str, Any]) -> Schema:
    return object_of({name: _property(full[name], sparse[name], known.get(name)) for name in sorted(full)})


def _annotations(event: type[Any]) -> dict[str, Any]:
    """Of the fields of an event or a row, and of those of the row that it carries."""
    hints = get_type_hints(event)
    own = {each.name: hints[each.name] for each in fields(event)}
    rows = [kind for kind in own.values() if is_dataclass(kind)]
    within = {each.name: get_type_hints(row)[each.name] for row in rows for each in fields(row)}
    return within | own


def _property(full: Any, sparse: Any, annotation: Any) -> Schema:
    told = _of_values(full, sparse)
    if annotation is not None:
        schema = schema_of(annotation)
        if _type_of(schema) == _type_of(told):
            return schema
    return told


def _of_values(full: Any, sparse: Any) -> Schema:
    """Of two values that one place may have."""
    if isinstance(full, dict):
        others = sparse if isinstance(sparse, dict) else full
        told = object_of({name: _of_values(each, others.get(name)) for name, each in full.items()})
    elif isinstance(full, list):
        told = {"type": "array", "items": _of_values(full[0], sparse[0]) if full and sparse else {}}
    else:
        told = next(({"type": name} for kind, name in _TYPES.items() if isinstance(full, kind)), {})
    return _nullable(told, sparse is None)


def _type_of(schema: Schema) -> Any:
    """What it is when it is not null."""
    kind = schema.get("type")
    return kind[0] if isinstance(kind, list) else kind


def _nullable(schema: Schema, may_be_null: bool) -> Schema:
    if not may_be_null or not schema:
        return schema
    if "enum" in schema:
        schema = schema | {"enum": [*schema["enum"], None]}
    return schema | {"type": [schema["type"], "null"]} if "type" in schema else {"anyOf": [schema, {"type": "null"}]}
