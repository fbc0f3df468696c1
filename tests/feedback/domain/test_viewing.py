"""How long addresses hold."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from feedback.domain.viewing import Term

HALF_PAST = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
HALF_AN_HOUR = timedelta(minutes=30)


@pytest.mark.parametrize("duration", [None, "0", "0.2", "60", "1799", "1800", "1801", "5400", "10800"])
@pytest.mark.parametrize("seconds", [0, 1, 899.5, 1799.999])
def test_addresses_outlast_the_film_by_half_an_hour(duration: str | None, seconds: float) -> None:
    now, film = HALF_PAST + timedelta(seconds=seconds), None if duration is None else Decimal(duration)
    term = Term.covering(film, now)
    assert term.since == HALF_PAST
    assert term.until - now > HALF_AN_HOUR + timedelta(seconds=float(film or 0)) - timedelta(seconds=0.001)


def test_who_asks_again_within_half_an_hour_gets_the_same_addresses() -> None:
    asked = [Term.covering(Decimal(60), HALF_PAST + timedelta(minutes=minutes)) for minutes in (0, 29, 30)]
    assert asked[0] == asked[1] != asked[2]


@pytest.mark.parametrize("duration", [None, Decimal(60), Decimal(1801)])
def test_a_term_is_known_by_its_end(duration: Decimal | None) -> None:
    term = Term.covering(duration, HALF_PAST + timedelta(minutes=7))
    assert Term.ending(term.until, duration) == term


def test_addresses_of_a_short_film_are_short_lived() -> None:
    assert Term.covering(Decimal(60), HALF_PAST).until == HALF_PAST + timedelta(minutes=90)


def test_a_term_that_ends_before_it_began_is_none() -> None:
    with pytest.raises(ValueError, match="a term ends after it began"):
        Term(HALF_PAST, HALF_PAST)
