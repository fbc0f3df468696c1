"""The name of a person in what the kernel keeps."""

from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import LiveEvent
from core.domain.ids import new_id
from core.infrastructure import idempotency, streams, traces
from core.infrastructure.idempotency import AnswerLost, StoredAnswer
from core.infrastructure.models import DeliveryRecord, IdempotencyRecord
from core.infrastructure.unit_of_work import delivering, unit_of_work
from tests.core.waiting import aside, eventually, someone_waits_for_a_lock

PERSON, OTHER, NAME = new_id(), new_id(), "탈퇴한 사용자"
ME, YOU = str(PERSON), str(OTHER)


@dataclass(frozen=True, kw_only=True)
class Said(LiveEvent):
    name: ClassVar[str] = "tests.said"

    where: str
    body: dict[str, Any]

    def channel(self) -> str:
        return self.where

    def data(self) -> dict[str, Any]:
        return self.body


def said(channel: str, by: UUID, body: dict[str, Any]) -> None:
    with unit_of_work(by=Actor(by, "민지")):
        streams.append(Said(where=channel, body=body))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"id": ME, "name": "민지"}, {"id": ME, "name": NAME}),
        ({"id": YOU, "name": "지민"}, {"id": YOU, "name": "지민"}),
        ({"user_id": ME, "member_name": "민지"}, {"user_id": ME, "member_name": NAME}),
        ({"user_id": ME, "shown_name": "민지"}, {"user_id": ME, "shown_name": NAME}),
        ({"owner_id": ME, "owner_name": "민지", "name": "봄"}, {"owner_id": ME, "owner_name": NAME, "name": "봄"}),
        ([{"author": {"id": ME, "name": "민지"}}], [{"author": {"id": ME, "name": NAME}}]),
        ({"id": ME, "title": "민지"}, {"id": ME, "title": "민지"}),
        ({"assignee_id": ME}, {"assignee_id": ME}),
        ({"text": f"{ME} 민지"}, {"text": f"{ME} 민지"}),
        (None, None),
    ],
)
def test_only_what_shows_the_persons_name_is_written_anew(before: Any, after: Any) -> None:
    assert traces.renamed(before, ME, NAME) == after


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 100])
def test_events_keep_their_numbers_and_lose_the_name(channel: str, batch: int) -> None:
    other_channel = f"project:{new_id()}"
    said(channel, PERSON, {"text": "하나"})
    said(channel, OTHER, {"author": {"id": YOU, "name": "지민"}})
    said(channel, OTHER, {"author": {"id": ME, "name": "민지"}})
    said(other_channel, OTHER, {"user_id": ME, "member_name": "민지"})
    assert traces.rename_in_streams(PERSON, NAME, batch=batch) == 3
    events = streams.read(channel, 0)
    assert [(event.seq, event.actor["name"]) for event in events] == [(1, NAME), (2, "민지"), (3, "민지")]
    assert events[1].data == {"author": {"id": YOU, "name": "지민"}}
    assert events[2].data == {"author": {"id": ME, "name": NAME}}
    assert streams.read(other_channel, 0)[0].data == {"user_id": ME, "member_name": NAME}


@pytest.mark.django_db(transaction=True)
def test_what_is_kept_of_events_is_out_of_date_when_they_lose_a_name(channel: str) -> None:
    untouched = f"project:{new_id()}"
    said(channel, PERSON, {"text": "하나"})
    said(untouched, OTHER, {"text": "하나"})
    before = streams.revisions([channel, untouched])
    traces.rename_in_streams(PERSON, NAME)
    assert streams.revisions([channel, untouched]) == [before[0] + 1, before[1]]


@pytest.mark.django_db
def test_deliveries_that_wait_or_have_died_lose_the_name() -> None:
    payload = {"project_id": str(new_id()), "author": {"id": ME, "name": "민지"}}
    waiting = DeliveryRecord.objects.create(subscriber="a", event="comment.added", payload=payload)
    other = DeliveryRecord.objects.create(subscriber="a", event="x", payload={"author": {"id": YOU, "name": "지민"}})
    traces.rename_in_deliveries(PERSON, NAME)
    waiting.refresh_from_db()
    other.refresh_from_db()
    assert (waiting.payload["author"]["name"], other.payload["author"]["name"]) == (NAME, "지민")


@pytest.mark.django_db(transaction=True)
def test_of_two_who_are_renamed_at_once_neither_gets_the_name_back(channel: str) -> None:
    both = {"author": {"id": ME, "name": "민지"}, "assignee": {"id": YOU, "name": "지민"}}
    said(channel, new_id(), both)
    waiting = DeliveryRecord.objects.create(subscriber="a", event="comment.added", payload=both)
    with delivering():
        rename_everywhere(PERSON)
        other = aside(partial(rename_everywhere, OTHER))
        aside(partial(eventually, someone_waits_for_a_lock)).result()
    other.result(timeout=30)
    gone = {"author": {"id": ME, "name": NAME}, "assignee": {"id": YOU, "name": NAME}}
    waiting.refresh_from_db()
    assert (streams.read(channel, 0)[0].data, waiting.payload) == (gone, gone)


def rename_everywhere(person: UUID) -> None:
    traces.rename_in_streams(person, NAME)
    traces.rename_in_deliveries(person, NAME)


@pytest.mark.django_db
def test_what_is_due_about_a_person_by_one_event_is_forgotten() -> None:
    for event, person in (("account.renamed", ME), ("account.renamed", YOU), ("account.withdrawn", ME)):
        DeliveryRecord.objects.create(subscriber="a", event=event, payload={"user_id": person})
    traces.forget_deliveries("account.renamed", PERSON)
    left = DeliveryRecord.objects.values_list("event", "payload__user_id")
    assert set(left) == {("account.renamed", YOU), ("account.withdrawn", ME)}
    assert traces.is_delivery_due("account.withdrawn", PERSON)
    assert not traces.is_delivery_due("account.renamed", PERSON)


@pytest.mark.django_db
def test_kept_answers_that_show_a_person_are_forgotten_and_are_not_done_again() -> None:
    kept = {"own": (f"user:{ME}", b"{}"), "shows": ("address:127.0.0.1", f'{{"id": "{ME}"}}'.encode())}
    kept["other"] = (f"user:{YOU}", f'{{"id": "{YOU}"}}'.encode())
    for key, (caller, body) in kept.items():
        reserved = idempotency.reserve(caller, key, "same")
        assert not isinstance(reserved, StoredAnswer)
        idempotency.keep_answer(reserved, StoredAnswer(201, body))
        idempotency.unlock(reserved)
    traces.forget_answers(PERSON)
    assert set(IdempotencyRecord.objects.values_list("key", flat=True)) == {"shows", "other"}
    with pytest.raises(AnswerLost):
        idempotency.reserve("address:127.0.0.1", "shows", "same")
    assert idempotency.reserve(f"user:{YOU}", "other", "same") == StoredAnswer(201, kept["other"][1])
