from datetime import timedelta
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.pages import CursorRequest
from core.domain.stream import StreamEvent
from projects.application.overview_models import Statistics, StatisticsSection
from projects.application.read_activity import read_activity
from projects.application.read_statistics import read_statistics
from projects.contracts import Role
from projects.domain.project import Project
from projects.domain.refusals import ProjectNotFound
from tests.feedback.fake_reviews import FakeReviews
from tests.feedback.fakes import FakeItems, FakeVersions
from tests.projects.examples import LATER, NOON, project_of
from tests.projects.fake_overviews import FakeOverviews
from tests.projects.fakes import FakeProjects

OWNER, VIEWER, STRANGER = (Actor(new_id(), name) for name in ("박감독", "viewer 님", "손님"))
S = StatisticsSection


@pytest.fixture
def overviews() -> FakeOverviews:
    return FakeOverviews(FakeProjects())


@pytest.fixture
def project(overviews: FakeOverviews) -> Project:
    made = project_of(OWNER.user_id, viewer=VIEWER.user_id)
    overviews.projects.add(made)
    return made


def happened(overviews: FakeOverviews, project_id: UUID, *hours_ago: int) -> None:
    for number, hours in enumerate(hours_ago, 1):
        at = LATER - timedelta(hours=hours)
        overviews.events.append(StreamEvent(project_channel(project_id), number, "comment.added", at, {}, "", {}))


def statistics(overviews: FakeOverviews, actor: Actor, project_id: UUID, *sections: StatisticsSection) -> Statistics:
    reviews = FakeReviews(FakeItems(), FakeVersions())
    ports = {"access": overviews.projects.access, "reviews": reviews, "figures": overviews}
    return read_statistics(actor, project_id, sections, **ports, clock=lambda: LATER)  # type: ignore[arg-type]


def test_a_stranger_reads_neither_statistics_nor_activity(overviews: FakeOverviews, project: Project) -> None:
    with pytest.raises(ProjectNotFound):
        statistics(overviews, STRANGER, project.id, *S)
    with pytest.raises(ProjectNotFound):
        read_activity(
            STRANGER,
            project.id,
            CursorRequest(None, 20),
            None,
            access=overviews.projects.access,
            activity=overviews,
        )


def test_a_viewer_reads_the_sections_asked_for_and_no_others(overviews: FakeOverviews, project: Project) -> None:
    found = statistics(overviews, VIEWER, project.id, S.PRIORITY, S.MEMBERS)
    assert found.members is not None
    assert found.members[Role.VIEWER] == 1
    assert found.priority is not None
    assert found.priority.mean_rank is None
    assert [found.feedback, found.versions, found.resolution, found.uploads, found.activity] == [None] * 5


def test_events_of_thirty_days_are_told_by_the_day_of_the_project(overviews: FakeOverviews, project: Project) -> None:
    overviews.time_zone = "America/New_York"
    happened(overviews, project.id, 24 * 40, 24 * 3, 12, 1)
    found = statistics(overviews, VIEWER, project.id, S.ACTIVITY).activity
    assert found is not None
    assert (found.time_zone, len(found.days), found.days[-1].date) == ("America/New_York", 30, NOON.date())
    assert [day.events for day in found.days[-4:]] == [1, 0, 1, 1]
    assert sum(day.events for day in found.days) == 3


def test_activity_is_read_by_members(overviews: FakeOverviews, project: Project) -> None:
    happened(overviews, project.id, 2, 1)
    page = read_activity(
        VIEWER, project.id, CursorRequest(None, 1), None, access=overviews.projects.access, activity=overviews
    )
    assert [event.seq for event in page.rows] == [2]
