"""Values made up from their types, to show what an event looks like on the wire."""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

_PLAIN: dict[Any, Any] = {
    UUID: UUID("01933b5c-7a1e-7c3d-9f00-000000000001"),
    datetime: datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
    date: date(2026, 3, 9),
    Decimal: Decimal("12.5"),
    str: "text",
    bool: True,
    int: 7,
    float: 0.5,
    Any: "text",
}


def sample(kind: Any, *, sparse: bool = False) -> Any:
    """One value of the type; `sparse` with None wherever it is allowed."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (types.UnionType, Union):
        chosen = type(None) if sparse and type(None) in parts else parts[0]
        return None if chosen is type(None) else sample(chosen, sparse=sparse)
    if origin in (tuple, list, Sequence):
        return (sample(parts[0], sparse=sparse),)
    if origin in (dict, Mapping):
        return {"key": sample(parts[1], sparse=sparse)}
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return kind(**{each.name: sample(hints[each.name], sparse=sparse) for each in fields(kind) if each.init})
    raise TypeError(f"nothing is known of {kind!r}")
