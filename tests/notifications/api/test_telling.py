from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import NotificationType
from notifications import api as notifications
from notifications.infrastructure.models import EntryRecord
from projects.infrastructure.models import MemberRecord
from tests.notifications.api.conftest import heard, tell
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)


def test_each_recipient_gets_an_entry_and_the_count_is_pushed(project: UUID, mina: Actor, jun: Actor) -> None:
    tell(news(project, mina.user_id, jun.user_id))
    for person in (mina, jun):
        ((kind, data),) = heard(person)
        assert (kind, data["unread"]) == ("notification.added", 1)
        assert data["notification"]["actors"][0]["name"] == "윤서"


def test_more_of_the_same_is_gathered(project: UUID, mina: Actor, jun: Actor) -> None:
    subject_id = new_id()
    for _ in range(10):
        tell(news(project, mina.user_id, subject_id=subject_id))
    told = heard(mina)
    assert [kind for kind, _ in told] == ["notification.added", *["notification.updated"] * 9]
    assert {data["unread"] for _, data in told} == {1}
    assert told[-1][1]["notification"]["count"] == 10


def test_a_repeated_delivery_is_no_news(project: UUID, mina: Actor, jun: Actor) -> None:
    delivery_id = new_id()
    for _ in range(2):
        tell(news(project, mina.user_id), delivery_id)
    assert len(heard(mina)) == 1


def test_of_one_event_everybody_hears_the_weightiest(project: UUID, mina: Actor, jun: Actor) -> None:
    delivery_id = new_id()
    tell(news(project, mina.user_id, kind=NotificationType.MENTION), delivery_id)
    tell(news(project, mina.user_id, jun.user_id, kind=NotificationType.FEEDBACK), delivery_id)
    kinds = {person.name: [data["notification"]["type"] for _, data in heard(person)] for person in (mina, jun)}
    assert kinds == {"미나": ["mention"], "준": ["feedback"]}


def test_strangers_and_who_did_it_hear_nothing(project: UUID, mina: Actor, make_person: Any) -> None:
    stranger = make_person("남")
    tell(news(project, mina.user_id, stranger.user_id, actor_id=mina.user_id))
    assert heard(mina) == heard(stranger) == []
    assert not EntryRecord.objects.filter(project_id=project).exists()


@pytest.mark.parametrize("people", [1, 12])
def test_telling_takes_as_many_statements_for_many_as_for_one(
    people: int, make_project: Callable[..., Any], make_person: Any, django_assert_num_queries: Any
) -> None:
    project_id, owner = make_project()
    members = [make_person(f"사람 {number}") for number in range(people)]
    MemberRecord.objects.bulk_create(
        MemberRecord(project_id=project_id, user_id=each.user_id, name=each.name, joined_at="2026-03-02T00:00:00Z")
        for each in members
    )
    told = news(project_id, owner.user_id, *(each.user_id for each in members))
    with django_assert_num_queries(12), unit_of_work(by=SYSTEM):
        notifications.tell(told, new_id())
