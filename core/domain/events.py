"""Events: facts in the past tense, flat dataclasses of plain values, published by the repository that stored them."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar, Self
from uuid import UUID

from core.domain.clock import rfc3339

_PERSONAL = "user:"


@dataclass(frozen=True, kw_only=True)
class Event:
    """A fact. `name` is its wire type (`comment.added`), by which config/subscriptions.py knows it.

    An `audited` one is relevant to security: publishing it also writes it to the audit trail, without its `personal`
    fields, because the trail outlives the person's data.
    """

    name: ClassVar[str]
    audited: ClassVar[bool] = False
    personal: ClassVar[frozenset[str]] = frozenset()

    def payload(self) -> dict[str, Any]:
        """JSON-ready fields."""
        return {field.name: plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_payload(cls, payload: dict[str, Any]) -> Self:
        """Read back, still in JSON types; fields that this release does not know are ignored."""
        known = {field.name for field in fields(cls)}
        return cls(**{name: value for name, value in payload.items() if name in known})


@dataclass(frozen=True, kw_only=True)
class LiveEvent(Event):
    """A fact that people see live: it is also appended to the stream of its channel."""

    def channel(self) -> str:
        raise TypeError(f"{type(self).__name__} names no channel")

    def data(self) -> dict[str, Any]:
        """What clients receive under `data`."""
        return self.payload()


@dataclass(frozen=True, kw_only=True)
class ProjectEvent(LiveEvent):
    """A fact on the channel of its project."""

    project_id: UUID

    def channel(self) -> str:
        return project_channel(self.project_id)


def project_channel(project_id: UUID) -> str:
    return f"project:{project_id}"


def user_channel(user_id: UUID) -> str:
    return f"{_PERSONAL}{user_id}"


def is_personal(channel: str) -> bool:
    """Whether it is a person's own, which may concern many projects."""
    return channel.startswith(_PERSONAL)


def plain(value: Any) -> Any:
    """The JSON form of a value: ids and decimals as the wire has them, times in RFC 3339."""
    match value:
        case Enum():
            return value.value
        case UUID():
            return str(value)
        case datetime():
            return rfc3339(value)
        case date():
            return value.isoformat()
        case Decimal():
            return float(value)
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value
