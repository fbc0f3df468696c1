"""`Idempotency-Key`: one effect, one answer."""

from collections.abc import Iterator
from datetime import timedelta
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils.timezone import now

from core.domain.errors import Conflict
from core.infrastructure import idempotency
from core.infrastructure.models import ChannelRecord, IdempotencyRecord
from tests.core.views import STAGE
from tests.core.waiting import aside

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _empty_stage() -> Iterator[None]:
    yield
    STAGE.clear()


def note(rest: Client, key: str, text: str = "첫 컷", by: str = "jimin") -> Any:
    headers = {"Idempotency-Key": key, "Authorization": f"Bearer {by}"}
    return rest.post("/v2/notes", {"text": text}, content_type="application/json", headers=headers)


def notes() -> int:
    return ChannelRecord.objects.filter(name__startswith="note:").count()


def refuse() -> None:
    raise Conflict


def test_the_same_request_is_answered_again_and_done_once(rest: Client) -> None:
    first, second = note(rest, "k"), note(rest, "k")
    assert (first.status_code, second.status_code, notes()) == (201, 201, 1)
    assert first.content == second.content
    assert first["Content-Type"] == second["Content-Type"] == "application/json"
    assert (first.get("Idempotency-Replayed"), second["Idempotency-Replayed"]) == (None, "true")


def test_the_answer_keeps_the_headers_that_a_client_goes_on_with(rest: Client) -> None:
    first, second = note(rest, "k"), note(rest, "k")
    assert second["Idempotency-Replayed"] == "true"
    for name in ("ETag", "Location"):
        assert first[name] == second[name] != ""


def test_an_answer_of_the_release_before_has_its_body_alone(rest: Client) -> None:
    first = note(rest, "k")
    IdempotencyRecord.objects.update(headers=None)
    second = note(rest, "k")
    assert (second.status_code, second.content, "ETag" in second) == (201, first.content, False)


def test_without_a_key_every_request_counts(rest: Client) -> None:
    for _ in range(2):
        rest.post("/v2/notes", {"text": "a"}, content_type="application/json")
    assert (notes(), IdempotencyRecord.objects.count()) == (2, 0)


def test_another_body_under_the_same_key_is_refused(rest: Client) -> None:
    note(rest, "k", "a")
    answer = note(rest, "k", "b")
    assert (answer.status_code, answer.json()["code"], notes()) == (422, "idempotency.key_reused", 1)


def test_another_caller_has_keys_of_their_own(rest: Client) -> None:
    assert [note(rest, "k", by="jimin").status_code, note(rest, "k", by="suho").status_code] == [201, 201]
    assert notes() == 2


@pytest.mark.parametrize("stage", ["inside", "after"])
def test_a_second_request_while_the_first_runs_is_refused(rest: Client, stage: str) -> None:
    begun, may_end = Event(), Event()

    def hold() -> None:
        begun.set()
        assert may_end.wait(20)

    STAGE[stage] = hold
    first = aside(lambda: note(rest, "k"))
    assert begun.wait(20)
    second = note(Client(raise_request_exception=False), "k")
    assert (second.status_code, second.json()["code"]) == (409, "idempotency.in_progress")
    may_end.set()
    assert first.result(20).status_code == 201
    assert (note(rest, "k")["Idempotency-Replayed"], notes()) == ("true", 1)


def test_a_refused_request_releases_its_key(rest: Client) -> None:
    STAGE["inside"] = refuse
    assert note(rest, "k").status_code == 409
    STAGE.clear()
    answer = note(rest, "k", "another body")
    assert (answer.status_code, "Idempotency-Replayed" in answer, notes()) == (201, False, 1)


def test_a_process_that_ends_before_the_commit_leaves_the_key_to_a_later_try(rest: Client) -> None:
    def die() -> None:
        idempotency.reserve("user:x", "k", "f")
        connection.close()

    aside(die).result(20)
    taken_over = idempotency.reserve("user:x", "k", "f")
    assert isinstance(taken_over, idempotency.Reservation)
    idempotency.unlock(taken_over)


def test_a_process_that_ends_between_commit_and_answer_says_so_later(rest: Client) -> None:
    def end() -> None:
        raise SystemExit

    STAGE["after"] = end
    with pytest.raises(SystemExit):
        note(rest, "k")
    STAGE.clear()
    answer = note(rest, "k")
    assert (answer.status_code, answer.json()["code"], notes()) == (409, "idempotency.answer_lost", 1)


def test_a_refusal_after_a_commit_does_not_release_the_key(rest: Client) -> None:
    STAGE["after"] = refuse
    assert note(rest, "k").status_code == 409
    STAGE.clear()
    assert (note(rest, "k").json()["code"], notes()) == ("idempotency.answer_lost", 1)


def test_a_request_that_ran_so_long_that_its_key_was_taken_over_changes_nothing(rest: Client) -> None:
    def lose_the_key() -> None:
        aside(lambda: IdempotencyRecord.objects.all().delete()).result(20)

    STAGE["inside"] = lose_the_key
    answer = note(rest, "k")
    assert (answer.status_code, answer.json()["code"], notes()) == (409, "idempotency.in_progress", 0)


def test_after_a_day_a_key_is_new(rest: Client) -> None:
    note(rest, "k", "a")
    IdempotencyRecord.objects.update(created_at=now() - idempotency.KEEP - timedelta(seconds=1))
    answer = note(rest, "k", "b")
    assert (answer.status_code, "Idempotency-Replayed" in answer, notes()) == (201, False, 2)


def test_expired_keys_are_forgotten(rest: Client) -> None:
    note(rest, "old")
    IdempotencyRecord.objects.update(created_at=now() - idempotency.KEEP - timedelta(seconds=1))
    note(rest, "new")
    idempotency.forget_expired()
    assert [record.key for record in IdempotencyRecord.objects.all()] == ["new"]


@pytest.mark.parametrize("key", ["", "k" * 256, "a\tb", "a b", "é"])
def test_a_key_that_is_none_is_refused(rest: Client, key: str) -> None:
    answer = note(rest, key)
    assert (answer.status_code, answer.json()["code"], notes()) == (422, "idempotency.key_malformed", 0)
