"""Figures and activity of a project, on the fake and on PostgreSQL."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.pages import CursorRequest
from core.domain.stream import StreamEvent
from projects.contracts import Role
from projects.domain.project import Project
from projects.infrastructure.cached_queries import CachedProjectQueries
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import project_of
from tests.projects.fake_overviews import FakeOverviews
from tests.projects.fakes import FakeProjects

OWNER = Actor(new_id(), "박감독")
NOON, MINUTE = datetime(2026, 3, 1, 12, 0, tzinfo=UTC), timedelta(minutes=1)


@dataclass
class Told:
    """The ports, and how something happens at a time that a test chooses."""

    figures: Any
    activity: Any
    happen: Callable[[StreamEvent], None]
    projects: Parts

    def events(self, project_id: UUID, *kinds: str) -> list[StreamEvent]:
        """Ten minutes apart."""
        channel, by = project_channel(project_id), {"id": str(OWNER.user_id), "name": OWNER.name}
        told = [
            StreamEvent(channel, number, kind, NOON + number * 10 * MINUTE, by, "tab", {"n": 1})
            for number, kind in enumerate(kinds, 1)
        ]
        for event in told:
            self.happen(event)
        return told


@pytest.fixture
def told(parts: Parts) -> Told:
    if isinstance(parts.projects, FakeProjects):
        fake = FakeOverviews(parts.projects)
        return Told(fake, fake, fake.events.append, parts)
    from projects.infrastructure.cached_figures import CachedFigures
    from projects.infrastructure.figures import DjangoProjectActivity, DjangoProjectFigures

    is_cached, figures = isinstance(parts.queries, CachedProjectQueries), DjangoProjectFigures()
    return Told(CachedFigures(figures) if is_cached else figures, DjangoProjectActivity(), keep, parts)


def keep(event: StreamEvent) -> None:
    from core.infrastructure.models import ChannelRecord, StreamEventRecord

    ChannelRecord.objects.update_or_create(name=event.channel, defaults={"seq": event.seq})
    columns = ("channel", "seq", "type", "at", "actor", "client_id", "data")
    StreamEventRecord.objects.create(**{name: getattr(event, name) for name in columns})


@pytest.fixture
def project(parts: Parts) -> Project:
    project = project_of(OWNER.user_id, editor=new_id(), viewer=new_id())
    with parts.work(by=OWNER):
        parts.projects.add(project)
    return project


def test_members_are_counted_by_role(told: Told, project: Project) -> None:
    counted = told.figures.headcount(project.id)
    assert list(counted.items()) == [
        (Role.OWNER, 1), (Role.ADMIN, 0), (Role.EDITOR, 1), (Role.REVIEWER, 0), (Role.VIEWER, 1),
    ]  # fmt: skip


def test_events_are_counted_by_the_quarter_of_an_hour(told: Told, project: Project) -> None:
    told.events(project.id, "member.joined", "comment.added", "comment.added")
    told.events(new_id(), "comment.added")
    recent = told.figures.recent_events(project.id, NOON - timedelta(days=1))
    assert recent.time_zone == "Asia/Seoul"
    assert set(recent.counted) == {(NOON, 1), (NOON + timedelta(minutes=15), 1), (NOON + timedelta(minutes=30), 1)}
    late = told.figures.recent_events(project.id, NOON + timedelta(minutes=20))
    assert {moment for moment, _ in late.counted} == {NOON + timedelta(minutes=15), NOON + timedelta(minutes=30)}


def test_a_project_in_which_nothing_happened_has_a_zone_and_no_events(told: Told, project: Project) -> None:
    recent = told.figures.recent_events(project.id, NOON)
    assert (recent.time_zone, recent.counted) == ("Asia/Seoul", ())


def test_activity_goes_from_the_newest_event_to_the_oldest(told: Told, project: Project) -> None:
    events = told.events(project.id, "member.joined", "comment.added", "video.uploaded", "comment.added")
    told.events(new_id(), "comment.added")
    first = told.activity.page(project.id, CursorRequest(None, 3), None)
    assert first.rows == tuple(reversed(events[1:]))
    assert (first.seq, first.next_after) == (4, ("2",))
    last = told.activity.page(project.id, CursorRequest(first.next_after, 3), None)
    assert (last.rows, last.next_after) == ((events[0],), None)
    assert first.epoch == last.epoch


def test_activity_of_one_type(told: Told, project: Project) -> None:
    events = told.events(project.id, "member.joined", "comment.added", "video.uploaded", "comment.added")
    page = told.activity.page(project.id, CursorRequest(None, 1), "comment.added")
    assert (page.rows, page.next_after) == ((events[3],), ("4",))
    page = told.activity.page(project.id, CursorRequest(page.next_after, 1), "comment.added")
    assert (page.rows, page.next_after) == ((events[1],), None)
    assert told.activity.page(project.id, CursorRequest(None, 9), "member.left").seq == 4


def test_activity_leaves_out_what_is_not_wanted(told: Told, project: Project) -> None:
    events = told.events(project.id, "member.joined", "invitation.sent", "comment.added", "invitation.sent")
    without = ("invitation.sent", "invitation.revoked")
    page = told.activity.page(project.id, CursorRequest(None, 1), None, without)
    assert (page.rows, page.seq) == ((events[2],), 4)
    assert told.activity.page(project.id, CursorRequest(page.next_after, 1), None, without).rows == (events[0],)
    assert told.activity.page(project.id, CursorRequest(None, 9), "invitation.sent", without).rows == ()
    assert told.activity.newest([project.id], 9, without) == (events[2], events[0])


def test_a_project_without_events_has_a_place_in_its_stream(told: Told, project: Project) -> None:
    page = told.activity.page(project.id, CursorRequest(None, 20), None)
    assert (page.rows, page.next_after, page.seq) == ((), None, 0)
    assert page.epoch


def test_the_newest_events_of_several_projects_come_together(told: Told, project: Project) -> None:
    events = told.events(project.id, "member.joined", "comment.added", "video.uploaded")
    other, empty = new_id(), new_id()
    (only,) = told.events(other, "comment.added")
    together = [events[2], events[1], *sorted([events[0], only], key=lambda each: each.channel, reverse=True)]
    for most in (3, 9):
        assert list(told.activity.newest([project.id, other, empty], most)) == together[:most]
    assert told.activity.newest([], 2) == ()
