from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.actor import Actor
from core.domain.clock import utc_now
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure.cache import layers
from core.infrastructure.models import ChannelRecord, StreamEventRecord
from core.infrastructure.redis import redis_client
from feedback.contracts import FeedbackStatus
from feedback.infrastructure.models import CounterRecord
from projects.infrastructure.models import MemberRecord, ProjectRecord
from tests.client import ApiClient
from tests.core.kept import forget_everything
from tests.projects.api.invitations import address_of, invite
from tests.projects.review_loop import ReviewLoop

SECTIONS = ["projects", "totals", "invitations", "activity", "deadlines"]
MOST_STATEMENTS = 6


def dashboard(api: ApiClient, actor: Actor, *sections: str) -> dict[str, Any]:
    answer = api.as_(actor).get("/v2/dashboard", {"sections": ",".join(sections)} if sections else {})
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def shared_with(person: Actor, number: int) -> list[UUID]:
    """So many projects of somebody else, last active first, each with news and an open note."""
    ids, owner, now = [new_id() for _ in range(number)], new_id(), utc_now()
    times = {"created_at": now, "updated_at": now}
    ProjectRecord.objects.bulk_create(
        ProjectRecord(
            id=each, owner_id=owner, owner_name="박감독", title=f"{place}번째", member_count=2,
            last_activity_at=now - timedelta(minutes=place), **times,
        )
        for place, each in enumerate(ids)
    )  # fmt: skip
    MemberRecord.objects.bulk_create(
        MemberRecord(project_id=each, user_id=user_id, name="누구", role=role, joined_at=now)
        for each in ids
        for user_id, role in ((owner, "owner"), (person.user_id, "viewer"))
    )
    CounterRecord.objects.bulk_create(
        CounterRecord(project_id=each, status="open", priority=1, count=2) for each in ids
    )
    ChannelRecord.objects.bulk_create(ChannelRecord(name=project_channel(each), seq=30) for each in ids)
    StreamEventRecord.objects.bulk_create(
        StreamEventRecord(
            channel=project_channel(each), seq=seq, type="comment.added", at=now - timedelta(minutes=place),
            actor={"id": str(owner), "name": "박감독"}, client_id="", data={"text": "네"},
        )
        for place, each in enumerate(ids)
        for seq in range(1, 31)
    )  # fmt: skip
    return ids


@pytest.fixture
def person(make_person: Callable[..., Actor]) -> Iterator[Actor]:
    yield make_person("지민")
    layers.memory().clear()


def test_a_dashboard_shows_what_goes_on(
    api: ApiClient, person: Actor, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project(editor=person)
    loop = ReviewLoop(project_id, owner)
    cut = loop.cut()
    loop.note(cut, FeedbackStatus.CLOSED)
    loop.note(cut)
    body = dashboard(api, person)
    assert list(body) == SECTIONS
    (row,) = body["projects"]
    (listed,) = api.as_(person).get("/v2/projects").json()["results"]
    progress = {"stage": "planning", "resolved": 1, "total": 2, "schedule": None, "end_date": None}
    assert row == listed | {"progress": progress}
    assert body["totals"] == {
        "projects": 1,
        "by_status": {"active": 1, "archived": 0},
        "by_stage": {"planning": 1, "shooting": 0, "editing": 0, "review": 0, "delivered": 0},
        "owned": 0,
        "shared": 1,
        "unresolved": 1,
        "unread": row["unread"],
    }
    assert row["unread"] > 0
    newest = body["activity"][0]
    assert (newest["type"], newest["project"]) == ("feedback.created", {"id": str(project_id), "name": "봄 캠페인"})
    assert newest["actor"] == {"id": str(owner.user_id), "name": "박감독"}
    assert [event["seq"] for event in body["activity"]] == list(range(newest["seq"], 0, -1))


def test_what_waits_for_an_answer_is_told(
    api: ApiClient, person: Actor, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    (joined, owner), (foreign, other_owner) = make_project(editor=person), make_project()
    assert api.as_(owner).post(f"/v2/projects/{joined}/transfer", {"user_id": str(person.user_id)}).status_code < 300
    invite(api.as_(other_owner), foreign, address_of(person.user_id), message="함께해요")
    offered = dashboard(api, person, "invitations")["invitations"]
    assert offered["count"] == 1
    assert offered["newest"] == api.as_(person).get("/v2/me/invitations").json()["results"]
    (transfer,) = offered["transfers"]
    assert transfer["project"] == {"id": str(joined), "name": "봄 캠페인"}
    assert transfer["owner"] == {"id": str(owner.user_id), "name": "박감독"}
    assert dashboard(api, other_owner, "invitations")["invitations"] == {"count": 0, "newest": [], "transfers": []}


def test_nobody_is_shown_anothers_projects(
    api: ApiClient, person: Actor, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project()
    ReviewLoop(project_id, owner).note(ReviewLoop(project_id, owner).cut())
    body = dashboard(api, person)
    assert (body["projects"], body["activity"]) == ([], [])
    assert (body["totals"]["projects"], body["totals"]["unresolved"], body["totals"]["unread"]) == (0, 0, 0)


@pytest.mark.parametrize("sections", ["planted", "projects,planted", ",", "\x00"])
def test_an_unknown_section_is_refused(api: ApiClient, person: Actor, sections: str) -> None:
    answer = api.as_(person).get("/v2/dashboard", {"sections": sections})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/sections")


def test_only_what_is_asked_for_is_answered(api: ApiClient, person: Actor) -> None:
    for section in SECTIONS:
        assert list(dashboard(api, person, section)) == [section]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [0, 5, 200])
def test_six_statements_at_most_however_many_projects(api: ApiClient, person: Actor, number: int) -> None:
    ids = shared_with(person, number)
    forget_everything()
    with CaptureQueriesContext(connection) as captured:
        body = dashboard(api, person)
    assert len(captured) <= MOST_STATEMENTS, [query["sql"] for query in captured]
    assert [row["id"] for row in body["projects"]] == [str(each) for each in ids[:10]]
    assert body["totals"]["shared"] == number
    assert (body["totals"]["unresolved"], body["totals"]["unread"]) == (2 * number, 30 * number)
    assert len(body["activity"]) == (20 if number else 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("section", "most"),
    [("projects", 3), ("totals", 3), ("invitations", 4), ("activity", 3), ("totals,activity", 4), ("deadlines", 2)],
)
def test_a_section_costs_its_own_statements_alone(api: ApiClient, person: Actor, section: str, most: int) -> None:
    shared_with(person, 20)
    whole = dashboard(api, person)
    forget_everything()
    with CaptureQueriesContext(connection) as captured:
        body = dashboard(api, person, section)
    assert len(captured) <= most, [query["sql"] for query in captured]
    assert body == {name: whole[name] for name in section.split(",")}


@pytest.mark.django_db(transaction=True)
def test_an_offer_is_found_beyond_the_projects_that_are_shown(api: ApiClient, person: Actor) -> None:
    *_, last = shared_with(person, 30)
    ProjectRecord.objects.filter(id=last).update(offered_to_id=person.user_id, offered_at=utc_now())
    forget_everything()
    with CaptureQueriesContext(connection) as captured:
        body = dashboard(api, person)
    assert len(captured) <= MOST_STATEMENTS, [query["sql"] for query in captured]
    assert [each["project"] for each in body["invitations"]["transfers"]] == [{"id": str(last), "name": "29번째"}]


@pytest.mark.django_db(transaction=True)
def test_no_row_of_a_project_that_is_not_shown_is_read(api: ApiClient, person: Actor) -> None:
    shared_with(person, 60)
    forget_everything()
    dashboard(api, person)
    assert {name.decode().split(":")[1] for name in redis_client().keys("cache:project*")} == {
        "project_channels",
        "project_glance",
    }


@pytest.mark.django_db(transaction=True)
def test_a_dashboard_that_is_kept_costs_whom_to_invite_and_with_what(api: ApiClient, person: Actor) -> None:
    shared_with(person, 5)
    first = dashboard(api, person)
    with CaptureQueriesContext(connection) as captured:
        assert dashboard(api, person) == first
    assert len(captured) == 2, [query["sql"] for query in captured]


@pytest.mark.django_db(transaction=True)
def test_what_happens_is_shown_by_the_next_dashboard(
    api: ApiClient, person: Actor, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project(editor=person)
    loop = ReviewLoop(project_id, owner)
    cut = loop.cut()
    for number in range(1, 4):
        loop.note(cut)
        body = dashboard(api, person)
        assert (body["totals"]["unresolved"], body["projects"][0]["feedback_count"]) == (number, number)
        assert body["activity"][0]["seq"] == body["activity"][-1]["seq"] + len(body["activity"]) - 1 == number + 1


def test_the_newest_events_are_read_along_the_key_of_the_streams(api: ApiClient, person: Actor) -> None:
    shared_with(person, 60)
    with CaptureQueriesContext(connection) as captured:
        dashboard(api, person, "activity")
    (asked,) = (query["sql"] for query in captured if "unnest" in query["sql"])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE core_stream_event")
        cursor.execute("EXPLAIN " + asked)
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "Index Scan Backward using core_stream_event_pkey" in plan
    assert "Seq Scan" not in plan
