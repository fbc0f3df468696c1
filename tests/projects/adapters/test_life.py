"""The trash, the history and offers, each on the fake and on the real adapter."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.domain.pages import CursorRequest, PageRequest
from core.domain.retention import RETENTION
from projects.application.life_read_models import OfferRow
from projects.contracts import Stage
from projects.domain.project import Project
from projects.infrastructure.trash import DjangoHistory, DjangoOffers, DjangoTrash
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import LATER, NOON, full_project, project_of
from tests.projects.fakes import FakeProjects
from tests.projects.life_fakes import FakeHistory, FakeOffers, FakeTrash, trashed

OWNER, EDITOR, OTHER = (Actor(new_id(), name) for name in ("박감독", "editor 님", "손님"))
DAY = timedelta(days=1)


@dataclass
class Life:
    parts: Parts
    trash: Any
    history: Any
    offers: Any


@pytest.fixture
def life(parts: Parts) -> Life:
    fake = parts.projects
    if isinstance(fake, FakeProjects):
        return Life(parts, FakeTrash(fake), FakeHistory(fake), FakeOffers(fake))
    return Life(parts, DjangoTrash(), DjangoHistory(), DjangoOffers())


def deleted(life: Life, project: Project, at: datetime = LATER) -> Project:
    with life.parts.work(by=OWNER):
        life.parts.projects.add(project)
        gone: Project = life.parts.projects.get(project.id)
        gone.delete(at)
        life.parts.projects.save(gone)
    return gone


def test_the_trash_holds_the_owners_deleted_projects_last_deleted_first(life: Life) -> None:
    first = deleted(life, full_project(OWNER.user_id, EDITOR.user_id), LATER)
    second = deleted(life, project_of(OWNER.user_id), LATER + DAY)
    deleted(life, project_of(OTHER.user_id, editor=OWNER.user_id))
    with life.parts.work(by=OWNER):
        life.parts.projects.add(project_of(OWNER.user_id))
    now = LATER + 3 * DAY
    page = life.trash.page(OWNER.user_id, PageRequest(1, 10), now)
    assert page.rows == (trashed(second, LATER + DAY, now), trashed(first, LATER, now))
    assert (page.total, page.rows[1].days_left, page.rows[1].status) == (2, 27, "archived")
    assert life.trash.page(OWNER.user_id, PageRequest(2, 1), now).rows == page.rows[1:]
    assert life.trash.page(EDITOR.user_id, PageRequest(1, 10), now).total == 0


def test_what_is_over_is_due_and_no_longer_in_the_trash(life: Life) -> None:
    younger = deleted(life, project_of(OWNER.user_id), LATER + DAY)
    older = deleted(life, project_of(OWNER.user_id), LATER)

    def seen(now: datetime) -> tuple[list[UUID], list[UUID]]:
        page = life.trash.page(OWNER.user_id, PageRequest(1, 10), now)
        return life.trash.due(now, 10), [row.id for row in page.rows]

    end, tick = LATER + RETENTION, timedelta(microseconds=1)
    assert seen(end - tick) == ([], [younger.id, older.id])
    assert seen(end) == ([older.id], [younger.id])
    assert seen(end + DAY) == ([older.id, younger.id], [])
    assert life.trash.due(end + DAY, 1) == [older.id]


def test_history_is_newest_first_and_goes_on_after_a_cursor(life: Life) -> None:
    project = project_of(OWNER.user_id, admin=EDITOR.user_id)
    with life.parts.work(by=OWNER):
        life.parts.projects.add(project)
    with life.parts.work(by=EDITOR):
        moved = life.parts.projects.get(project.id)
        moved.describe(NOON, stage=Stage.SHOOTING)
        moved.archive(EDITOR.user_id, LATER)
        life.parts.projects.save(moved)
    with life.parts.work(by=SYSTEM):
        moved.delete(LATER)
        life.parts.projects.save(moved)
    page = life.history.changes(project.id, CursorRequest(None, 2))
    assert [(row.by_name, row.what, row.previous, row.current, row.at) for row in page.rows] == [
        ("VideoPlanet", "status", "archived", "deleted", LATER),
        ("admin 님", "status", "active", "archived", LATER),
    ]
    rest = life.history.changes(project.id, CursorRequest(page.next_after, 2))
    assert [(row.by_id, row.what, row.current) for row in rest.rows] == [(EDITOR.user_id, "stage", "shooting")]
    assert rest.next_after is None


def test_a_new_name_is_shown_in_the_history_too(life: Life) -> None:
    project = Project.create(
        new_id(), OWNER.user_id, "옛 이름", full_project(OWNER.user_id, EDITOR.user_id).details, NOON
    )
    with life.parts.work(by=OWNER):
        life.parts.projects.add(project)
    with life.parts.work(by=SYSTEM):
        life.parts.news.rename(OWNER.user_id, "새 이름")
    names = {row.by_name for row in life.history.changes(project.id, CursorRequest(None, 9)).rows}
    assert names == {"새 이름"}


def test_an_offer_is_read_with_the_members_name(life: Life) -> None:
    project, bare = full_project(OWNER.user_id, EDITOR.user_id), project_of(OWNER.user_id)
    with life.parts.work(by=OWNER):
        life.parts.projects.add(project)
        life.parts.projects.add(bare)
    assert life.offers.offer(project.id) == OfferRow(EDITOR.user_id, "editor 님", LATER, LATER + 7 * DAY)
    assert life.offers.offer(bare.id) is None
