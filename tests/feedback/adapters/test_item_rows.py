"""Rows that are kept in the process: small ones alone."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
import pytest

from feedback.infrastructure.item_rows import COLUMNS, row_kept

SMALL = dict.fromkeys(COLUMNS) | {
    "id": UUID(int=1),
    "text": "로고가 너무 작아요",
    "cut__status": "ready",
    "status": "open",
    "priority": 1,
    "tags": '["로고"]',
    "mentions": "[]",
    "drawing": "[]",
    "attachments": "[]",
    "created_at": datetime(2026, 3, 4, tzinfo=UTC),
}
DRAWING = orjson.dumps([{"kind": "freehand", "points": [[0.1, 0.2]] * 1000}]).decode()


def columns(**changes: Any) -> tuple[Any, ...]:
    return tuple((SMALL | changes).values())


def test_a_small_one_is_made_once() -> None:
    assert row_kept(columns()) is row_kept(columns())


@pytest.mark.parametrize("long", [{"text": "가" * 5000}, {"drawing": DRAWING}], ids=["text", "drawing"])
def test_what_takes_the_room_of_many_is_made_each_time(long: dict[str, str]) -> None:
    first, again = row_kept(columns(**long)), row_kept(columns(**long))
    assert first == again
    assert first is not again
