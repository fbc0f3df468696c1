"""JSON on the wire."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from uuid import UUID

import pytest
from django.utils.functional import lazystr

from core.presentation.rendering import encode


class Kind(Enum):
    WIDE = "wide"


@dataclass(frozen=True)
class Row:
    at: datetime


def test_values_have_their_form_on_the_wire() -> None:
    body = {
        "id": UUID(int=1),
        "at": datetime(2026, 3, 1, 9, 30, tzinfo=UTC),
        "on": date(2026, 3, 1),
        "seconds": Decimal("12.125"),
        "kind": Kind.WIDE,
        "row": Row(datetime(2026, 3, 1, tzinfo=UTC)),
        "title": lazystr("비"),
        "pair": (1, 2),
    }
    assert encode(body).decode() == (
        '{"id":"00000000-0000-0000-0000-000000000001","at":"2026-03-01T09:30:00.000Z","on":"2026-03-01",'
        '"seconds":12.125,"kind":"wide","row":{"at":"2026-03-01T00:00:00.000Z"},"title":"비","pair":[1,2]}'
    )


@pytest.mark.parametrize("value", [object(), {1, 2}, b"bytes"])
def test_what_has_no_form_is_a_bug_and_not_its_repr(value: object) -> None:
    with pytest.raises(TypeError):
        encode({"value": value})
