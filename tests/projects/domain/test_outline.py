"""How a project follows its schedule."""

from datetime import date

from core.domain.ids import new_id
from projects.contracts import ProjectUpdated, Stage
from projects.domain.history import Course
from projects.domain.outline import Outline, stage_of
from projects.domain.project import Project
from tests.projects.examples import LATER, project_of

FIRST = Outline(3, Stage.PLANNING, date(2026, 3, 1), date(2026, 3, 22), 10)


def project() -> Project:
    return project_of(new_id())


def test_it_shows_the_dates_and_the_progress_of_its_schedule() -> None:
    followed = project()
    assert followed.follow(FIRST, LATER)
    (fact,) = followed.facts
    assert isinstance(fact, ProjectUpdated)
    assert (fact.start_date, fact.end_date, fact.schedule_progress) == (date(2026, 3, 1), date(2026, 3, 22), 10)
    assert (fact.changed, fact.version) == (("start_date", "end_date", "schedule_progress"), 2)
    assert followed.changes == []


def test_its_stage_goes_on_with_the_schedule() -> None:
    followed = project()
    followed.follow(Outline(3, Stage.SHOOTING), LATER)
    assert followed.stage is Stage.SHOOTING
    assert [(change.what, change.previous, change.current) for change in followed.changes] == [
        (Course.STAGE, "planning", "shooting")
    ]


def test_a_stage_that_a_person_set_holds_until_the_schedule_reaches_another() -> None:
    followed = project()
    followed.follow(Outline(3, Stage.SHOOTING), LATER)
    followed.describe(LATER, stage=Stage.REVIEW)
    followed.follow(Outline(4, Stage.SHOOTING, progress=60), LATER)
    assert followed.stage is Stage.REVIEW
    followed.follow(Outline(5, Stage.EDITING, progress=70), LATER)
    assert followed.stage is Stage.EDITING


def test_a_film_that_is_being_delivered_is_not_delivered_yet() -> None:
    assert [stage_of(reached) for reached in ("delivery", "delivered", "shooting", "unheard of")] == [
        Stage.REVIEW,
        Stage.DELIVERED,
        Stage.SHOOTING,
        None,
    ]


def test_a_schedule_that_plans_nothing_leaves_the_stage() -> None:
    followed = project()
    followed.follow(Outline(3, Stage.EDITING, progress=70), LATER)
    followed.follow(Outline(4), LATER)
    assert (followed.stage, followed.outline.progress) == (Stage.EDITING, None)


def test_what_comes_late_or_twice_changes_nothing() -> None:
    followed = project()
    followed.follow(FIRST, LATER)
    followed.facts.clear()
    for version in (3, 2):
        assert not followed.follow(Outline(version, Stage.REVIEW, progress=99), LATER)
    assert (followed.stage, followed.outline, followed.facts) == (Stage.PLANNING, FIRST, [])


def test_news_that_show_nothing_else_are_no_change_of_the_project() -> None:
    followed = project()
    followed.follow(FIRST, LATER)
    version = followed.version
    assert followed.follow(Outline(4, *list(vars(FIRST).values())[1:]), LATER)
    assert (followed.version, len(followed.facts)) == (version, 1)
