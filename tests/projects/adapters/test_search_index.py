"""What the release before wrote, and what was there before the search: both are found."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from core.domain.actor import SYSTEM, Actor
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from core.infrastructure.unit_of_work import unit_of_work
from projects.application.read_models import ProjectsWanted
from projects.bootstrap import app
from projects.bootstrap.search import mend_search
from projects.domain.project import Project
from projects.domain.search import SearchQuery, keys_of
from projects.infrastructure.models import MemberRecord, ProjectRecord, SearchRecord
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.search_index import DjangoSearchIndex
from tests.projects.examples import LATER, full_project, project_of

pytestmark = pytest.mark.django_db
OWNER, EDITOR = (Actor(new_id(), name) for name in ("박감독", "editor 님"))


@pytest.fixture
def project() -> Project:
    made = full_project(OWNER.user_id, EDITOR.user_id)
    with unit_of_work(by=OWNER):
        DjangoProjectRepository().add(made)
    return made


def found(words: str) -> int:
    wanted = ProjectsWanted(PageRequest(1, 10), search=SearchQuery.parse(words), status="all")
    total: int = app().list_projects(OWNER, wanted).total
    return total


def silent(project: Project) -> int:
    return ChannelRecord.objects.get(name=project_channel(project.id)).silent


def test_a_project_that_has_no_entry_gets_one(project: Project) -> None:
    SearchRecord.objects.all().delete()
    streams.head(project_channel(project.id))
    assert (found("ㅋㅍㅇ"), mend_search(), found("ㅋㅍㅇ"), mend_search()) == (0, 1, 1, 0)
    assert silent(project) == 1, "lists that were kept without it are read anew"


def test_a_project_that_was_renamed_past_its_entry_is_found_by_its_name(project: Project) -> None:
    index = DjangoSearchIndex()
    ProjectRecord.objects.filter(id=project.id).update(title="겨울 예고편", updated_at=LATER)
    assert list(index.astray(LATER + timedelta(seconds=1))) == []
    assert list(index.astray(LATER)) == [project.id]
    with unit_of_work(by=SYSTEM):
        index.mend(project.id)
    assert (found("예고"), found("여름"), list(index.astray(LATER))) == (1, 0, [])


def test_what_is_gone_is_not_mended() -> None:
    with unit_of_work(by=SYSTEM):
        DjangoSearchIndex().mend(new_id())
    assert not SearchRecord.objects.exists()


def test_a_change_of_the_stage_leaves_the_entry_alone(project: Project) -> None:
    before = _row_version(project)
    with unit_of_work(by=OWNER):
        changed = DjangoProjectRepository().get(project.id)
        changed.reopen(OWNER.user_id, LATER)
        DjangoProjectRepository().save(changed)
    assert _row_version(project) == before
    with unit_of_work(by=OWNER):
        changed = DjangoProjectRepository().get(project.id)
        changed.describe(LATER, title="다른 이름")
        DjangoProjectRepository().save(changed)
    assert _row_version(project) != before


def test_projects_from_before_the_search_are_found() -> None:
    for _ in range(5):
        with unit_of_work(by=OWNER):
            DjangoProjectRepository().add(project_of(OWNER.user_id, title="가을 홍보"))
    kept = set(SearchRecord.objects.values_list("project_id", "text"))
    SearchRecord.objects.all().delete()
    import_module("projects.infrastructure.migrations.0004_fill_search").fill(apps, None, size=2)
    assert set(SearchRecord.objects.values_list("project_id", "text")) == kept
    assert found("ㅎㅂ") == 5


def test_projects_from_before_blanks_could_be_left_out_are_found_without_them() -> None:
    with unit_of_work(by=OWNER):
        DjangoProjectRepository().add(project_of(OWNER.user_id, title="현대 홍보 영상"))
    former = "현대 홍보 영상\n\n\n"
    SearchRecord.objects.update(text=former, keys=sorted(keys_of(former)))
    assert found("현대홍보") == 0
    renew = import_module("projects.infrastructure.migrations.0007_search_without_blanks").renew
    renew(apps, None)
    assert (found("현대홍보"), found("ㅎㄷㅎㅂ")) == (1, 1)
    before = _row_versions()
    renew(apps, None)
    assert _row_versions() == before, "another run writes nothing"


def test_what_happened_before_anybody_could_mark_it_is_no_news(project: Project) -> None:
    ChannelRecord.objects.filter(name=project_channel(project.id)).delete()
    ChannelRecord.objects.create(name=project_channel(project.id), seq=7)
    MemberRecord.objects.filter(user_id=EDITOR.user_id).update(read_seq=3)
    with connection.cursor() as cursor:
        cursor.execute(import_module("projects.infrastructure.migrations.0005_begin_read_marks").BEGIN)
    marks = dict(MemberRecord.objects.values_list("user_id", "read_seq"))
    assert marks == {OWNER.user_id: 7, EDITOR.user_id: 3}


def _row_version(project: Project) -> str:
    return _row_versions()[str(project.id)]


def _row_versions() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT project_id::text, ctid::text FROM projects_search")
        return dict(cursor.fetchall())
