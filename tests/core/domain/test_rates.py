"""Rates as operators write them, and what a counted request tells."""

import pytest

from core.domain.rates import Rate, RateUnreadable, Tally, rate_table

TABLE = {"list": "1000/h", "login": "60/m"}


@pytest.mark.parametrize(
    ("text", "limit", "seconds"), [("1/s", 1, 1), ("20/m", 20, 60), ("1000/h", 1000, 3600), ("5/d", 5, 86400)]
)
def test_a_rate_is_a_count_and_a_window(text: str, limit: int, seconds: int) -> None:
    assert Rate.parse(text) == Rate(limit, seconds)


@pytest.mark.parametrize(
    "text", ["", "20", "/m", "20/", "0/m", "-1/m", "1.5/m", "20/min", "20 / m", "٢/m", "20/m\n", "9" * 10 + "/m"]
)
def test_what_is_no_rate_is_refused_with_a_hint(text: str) -> None:
    with pytest.raises(RateUnreadable, match="as in 20/m"):
        Rate.parse(text)


def test_a_table_without_entries_is_the_defaults() -> None:
    assert rate_table(TABLE, []) == TABLE


def test_an_entry_changes_its_own_rate() -> None:
    assert rate_table(TABLE, ["login=20/m"]) == {"list": "1000/h", "login": "20/m"}


def test_a_star_is_every_rate_and_later_entries_win() -> None:
    assert rate_table(TABLE, ["*=9/s", " login = 20/m "]) == {"list": "9/s", "login": "20/m"}
    assert rate_table(TABLE, ["login=20/m", "*=9/s"]) == {"list": "9/s", "login": "9/s"}


@pytest.mark.parametrize("entry", ["logn=20/m", "login", "=20/m", "", "login:20/m"])
def test_an_entry_that_names_no_rate_is_refused_with_the_names(entry: str) -> None:
    with pytest.raises(RateUnreadable, match="list, login and"):
        rate_table(TABLE, [entry])


def test_an_entry_with_a_broken_rate_is_refused() -> None:
    with pytest.raises(RateUnreadable, match="'often' is no rate"):
        rate_table(TABLE, ["login=often"])


def test_the_defaults_stay_as_they_are() -> None:
    rate_table(TABLE, ["*=9/s"])
    assert TABLE["login"] == "60/m"


@pytest.mark.parametrize(("milliseconds", "seconds"), [(0, 1), (1, 1), (999, 1), (1000, 1), (1001, 2), (60_000, 60)])
def test_waiting_the_seconds_is_always_enough(milliseconds: int, seconds: int) -> None:
    tally = Tally(Rate(1, 60), is_admitted=False, remaining=0, milliseconds=milliseconds)
    assert tally.seconds == seconds
    assert tally.seconds * 1000 >= milliseconds
