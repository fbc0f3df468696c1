"""Events travel as plain values and survive other releases."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import Any, ClassVar
from uuid import UUID

import pytest

from core.domain.clock import rfc3339, utc_now
from core.domain.events import Event, LiveEvent, ProjectEvent, plain, project_channel, user_channel


class Priority(Enum):
    HIGH = "high"


@dataclass(frozen=True, kw_only=True)
class ShotTimed(ProjectEvent):
    name: ClassVar[str] = "shot.timed"
    at: datetime
    on: date
    seconds: Decimal
    priority: Priority
    marks: tuple[int, ...]
    extra: dict[str, Any]


SHOT = ShotTimed(
    project_id=UUID(int=5),
    at=datetime(2026, 3, 1, 18, 30, 0, 1500, tzinfo=timezone(timedelta(hours=9))),
    on=date(2026, 3, 1),
    seconds=Decimal("12.125"),
    priority=Priority.HIGH,
    marks=(1, 2),
    extra={"by": UUID(int=6)},
)


def test_a_payload_holds_plain_json_only() -> None:
    assert SHOT.payload() == {
        "project_id": "00000000-0000-0000-0000-000000000005",
        "at": "2026-03-01T09:30:00.001Z",
        "on": "2026-03-01",
        "seconds": 12.125,
        "priority": "high",
        "marks": [1, 2],
        "extra": {"by": "00000000-0000-0000-0000-000000000006"},
    }


def test_a_payload_reads_back_as_it_was_written() -> None:
    written = json.loads(json.dumps(SHOT.payload()))
    assert ShotTimed.from_payload(written).payload() == written


def test_fields_of_another_release_are_ignored() -> None:
    written = SHOT.payload() | {"colour": "red"}
    assert ShotTimed.from_payload(written).payload() == SHOT.payload()


def test_an_event_without_a_needed_field_is_refused() -> None:
    with pytest.raises(TypeError, match="seconds"):
        ShotTimed.from_payload({key: value for key, value in SHOT.payload().items() if key != "seconds"})


def test_a_project_event_goes_to_the_channel_of_its_project() -> None:
    assert SHOT.channel() == project_channel(UUID(int=5)) == f"project:{UUID(int=5)}"
    assert user_channel(UUID(int=5)) == f"user:{UUID(int=5)}"


def test_clients_receive_the_payload_unless_the_event_says_otherwise() -> None:
    assert SHOT.data() == SHOT.payload()


def test_a_live_event_must_name_its_channel() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Homeless(LiveEvent):
        name: ClassVar[str] = "homeless"

    with pytest.raises(TypeError, match="Homeless"):
        Homeless().channel()


def test_an_event_without_fields_has_an_empty_payload() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Bare(Event):
        name: ClassVar[str] = "bare"

    assert Bare.from_payload({"later": 1}).payload() == {}


def test_plain_leaves_what_is_plain() -> None:
    for value in ("a", 1, 1.5, True, None):
        assert plain(value) is value


def test_the_wire_knows_utc_only() -> None:
    assert rfc3339(datetime(2026, 1, 1, tzinfo=UTC)) == "2026-01-01T00:00:00.000Z"
    assert utc_now().tzinfo is UTC
