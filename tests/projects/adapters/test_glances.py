"""What a dashboard is made of, on the fake and on PostgreSQL, kept and not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.stream import StreamEvent
from projects.application.dashboard_models import DashboardSection, Glance, OfferedProject
from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.outline import Deadline
from projects.domain.project import Project
from projects.infrastructure.cached_queries import CachedProjectQueries
from tests.projects.adapters.conftest import NEWS, Parts
from tests.projects.adapters.test_overviews import keep
from tests.projects.examples import LATER, NOON, project_of
from tests.projects.fake_glances import FakeGlances
from tests.projects.fake_overviews import FakeOverviews
from tests.projects.fakes import FakeProjects

S = DashboardSection
OTHER = Actor(new_id(), "박감독")


@dataclass
class Desk:
    """The ports, and how projects of Jimin's come about."""

    glances: Any
    parts: Parts
    happen: Callable[[StreamEvent], None]
    jimin: Actor = field(default_factory=lambda: Actor(new_id(), "지민"))

    def ask(self, *sections: DashboardSection) -> Glance:
        glance: Glance = self.glances.glance(self.jimin.user_id, sections)
        return glance

    def add(self, *, owner: Actor | None = None, hours: int = 0, **changes: Any) -> Project:
        """`add(hours=2, status=…)` was active two hours after noon."""
        others = {"editor": self.jimin.user_id} if owner else {}
        project = project_of((owner or self.jimin).user_id, **others)
        project.last_activity_at = NOON + timedelta(hours=hours)
        for name, value in changes.items():
            setattr(project, name, value)
        with self.parts.work(by=OTHER):
            self.parts.projects.add(project)
        return project

    def tell(self, project: Project, number: int, *, seconds: int) -> None:
        """So many events, a minute apart."""
        channel = project_channel(project.id)
        for seq in range(1, number + 1):
            at = NOON + timedelta(minutes=seq, seconds=seconds)
            self.happen(StreamEvent(channel, seq, "comment.added", at, {}, "", {"n": seq}))


@pytest.fixture
def desk(parts: Parts) -> Iterator[Desk]:
    if isinstance(parts.projects, FakeProjects):
        fake = FakeOverviews(parts.projects)
        yield Desk(FakeGlances(parts.projects, fake), parts, fake.events.append)
        return
    from core.infrastructure.cache import layers
    from projects.bootstrap.figures import reviews
    from projects.infrastructure.figures import DjangoProjectActivity
    from projects.infrastructure.glances import CachedGlances, DjangoGlances

    glances = CachedGlances if isinstance(parts.queries, CachedProjectQueries) else DjangoGlances
    yield Desk(glances(reviews(), DjangoProjectActivity(), NEWS), parts, keep)
    layers.memory().clear()


def test_the_ten_last_active_projects_are_shown_but_no_archived_ones(desk: Desk) -> None:
    made = [desk.add(hours=hours) for hours in range(12)]
    desk.add(hours=99, status=ProjectStatus.ARCHIVED)
    for sections in ((S.PROJECTS,), tuple(S)):
        shown = desk.ask(*sections).projects
        assert shown is not None
        assert [row.id for row in shown] == [project.id for project in reversed(made[2:])]
        assert list(shown) == [desk.parts.queries.row(desk.jimin.user_id, row.id) for row in shown]


def test_archived_projects_do_not_fill_up_the_ten(desk: Desk) -> None:
    active = desk.add()
    desk.add(hours=9, status=ProjectStatus.ARCHIVED)
    glance = desk.ask(S.PROJECTS, S.ACTIVITY)
    assert [row.id for row in glance.projects or ()] == [active.id]
    assert {each.project.id for each in glance.activity or ()} <= {active.id}


def test_totals_are_over_all_projects_that_are_not_deleted(desk: Desk) -> None:
    for _ in range(11):
        desk.add()
    desk.add(owner=OTHER, stage=Stage.REVIEW)
    desk.add(owner=OTHER, status=ProjectStatus.ARCHIVED)
    desk.add(status=ProjectStatus.DELETED, deleted_at=NOON)
    with desk.parts.work(by=OTHER):
        desk.parts.projects.add(project_of(OTHER.user_id))
    for sections in ((S.TOTALS,), tuple(S)):
        totals = desk.ask(*sections).totals
        assert totals is not None
        assert totals.by_status == {ProjectStatus.ACTIVE: 12, ProjectStatus.ARCHIVED: 1}
        assert totals.by_stage == dict.fromkeys(Stage, 0) | {Stage.PLANNING: 12, Stage.REVIEW: 1}
        assert (totals.owned, totals.shared, totals.unresolved) == (11, 2, 0)


def test_unread_news_of_all_projects_are_added_up(desk: Desk) -> None:
    projects = [desk.add(owner=OTHER, hours=hours) for hours in range(12)]
    for number, project in enumerate(projects):
        for _ in range(number % 3):
            with desk.parts.work(by=OTHER):
                changed = desk.parts.projects.get(project.id)
                changed.describe(LATER, title=f"{new_id()}")
                desk.parts.projects.save(changed)
    rows = [desk.parts.queries.row(desk.jimin.user_id, project.id) for project in projects]
    totals = desk.ask(S.TOTALS).totals
    assert totals is not None
    assert totals.unread == sum(row.unread for row in rows) > 0


def test_the_newest_events_of_all_projects_are_told_with_their_project(desk: Desk) -> None:
    one, two, archived = desk.add(hours=1), desk.add(owner=OTHER, hours=2), desk.add(status=ProjectStatus.ARCHIVED)
    for seconds, project in enumerate((one, two, archived)):
        _forget(desk, project)
        desk.tell(project, 15, seconds=seconds)
    activity = desk.ask(S.ACTIVITY).activity
    assert activity is not None
    expected = [(project.id, seq) for seq in range(15, 5, -1) for project in (two, one)]
    assert [(each.project.id, each.event.seq) for each in activity] == expected
    assert {each.project.title for each in activity} == {one.details.title}


def test_offers_to_the_person_are_told_the_latest_first_open_or_not(desk: Desk) -> None:
    fresh, stale, to_another = (desk.add(owner=OTHER) for _ in range(3))
    third = new_id()
    to_another.add_member(third, "셋째", Role.VIEWER, by=Role.OWNER, now=NOON)
    long_ago = NOON - timedelta(days=8, microseconds=120)
    for project, to_id, at in (
        (stale, desk.jimin.user_id, long_ago),
        (fresh, desk.jimin.user_id, NOON),
        (to_another, third, NOON),
    ):
        project.offer_ownership(to_id, at)
        with desk.parts.work(by=OTHER):
            desk.parts.projects.get(project.id)
            desk.parts.projects.save(project)
    expected = tuple(
        OfferedProject(each.id, each.details.title, OTHER.user_id, each.members[OTHER.user_id].name, each.offer)
        for each in (fresh, stale)
        if each.offer
    )
    for sections in ((S.INVITATIONS,), tuple(S)):
        assert desk.ask(*sections).offers == expected


def test_deadlines_come_with_the_projects_that_are_shown(desk: Desk) -> None:
    shown, archived = desk.add(), desk.add(status=ProjectStatus.ARCHIVED)
    deadlines = tuple(Deadline(kind, new_id(), f"{kind} 마감", NOON.date()) for kind in ("milestone", "task", "phase"))
    with desk.parts.work(by=OTHER):
        for project in (shown, archived):
            desk.parts.news.keep_deadlines(project.id, 3, deadlines)
    for sections in ((S.DEADLINES,), tuple(S)):
        assert [(each.id, each.deadlines) for each in desk.ask(*sections).due or ()] == [(shown.id, deadlines)]


def test_what_is_not_asked_for_is_left_out(desk: Desk) -> None:
    desk.add()
    for section, name in zip(S, ("projects", "totals", "offers", "activity", "due"), strict=True):
        assert {each for each, part in vars(desk.ask(section)).items() if part is not None} == {name}


def test_who_has_no_project_has_nothing_in_any_section(desk: Desk) -> None:
    glance = desk.ask(*S)
    assert (glance.projects, glance.offers, glance.activity) == ((), (), ())
    assert glance.totals is not None
    assert glance.totals.owned + glance.totals.shared + glance.totals.unread + glance.totals.unresolved == 0
    assert set(glance.totals.by_stage.values()) == set(glance.totals.by_status.values()) == {0}


def _forget(desk: Desk, project: Project) -> None:
    """What was told of its making."""
    if not isinstance(desk.parts.projects, FakeProjects):
        from core.infrastructure.models import StreamEventRecord

        StreamEventRecord.objects.filter(channel=project_channel(project.id)).delete()
