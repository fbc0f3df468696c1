"""What a search costs, as the planner tells: over the index of keys, or over what the person is a member of."""

from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.ids import new_id
from core.domain.pages import PageRequest
from projects.application.read_models import ProjectsWanted
from projects.domain.search import SearchQuery, keys_of, searched_text
from projects.infrastructure.models import MemberRecord, ProjectRecord, SearchRecord
from projects.infrastructure.own_views import page_of
from tests.projects.examples import NOON

PROJECTS, FEW, SOME = 4000, 5, 12
BUSY, IDLE, USUAL = new_id(), new_id(), new_id()
WORDS = ("봄 캠페인", "여름 광고", "가을 화보", "겨울 예고편", "신제품 소개", "사내 교육", "다큐멘터리", "뮤직비디오")


@pytest.fixture
def crowded(db: None) -> None:
    """BUSY is in every project, USUAL in SOME, IDLE in FEW of them; one word is in two of them."""
    ids = [new_id() for _ in range(PROJECTS)]
    projects = [_project(project_id, number) for number, project_id in enumerate(ids)]
    ProjectRecord.objects.bulk_create(projects)
    SearchRecord.objects.bulk_create(_search(project) for project in projects)
    MemberRecord.objects.bulk_create(_member(project_id, BUSY) for project_id in ids)
    MemberRecord.objects.bulk_create(_member(project_id, IDLE) for project_id in ids[:FEW])
    MemberRecord.objects.bulk_create(_member(project_id, USUAL) for project_id in ids[:SOME])
    with connection.cursor() as cursor:
        for table in ("projects_project", "projects_search", "projects_member"):
            cursor.execute(f"ANALYZE {table}")


Plan = Callable[[UUID, str], str]


@pytest.fixture
def plan(crowded: None) -> Plan:
    def of(user_id: UUID, words: str) -> str:
        wanted = ProjectsWanted(PageRequest(1, 10), search=SearchQuery.parse(words))
        with CaptureQueriesContext(connection) as captured:
            page_of(user_id, wanted, ["feedback.created"])
        with connection.cursor() as cursor:
            cursor.execute("EXPLAIN " + captured.captured_queries[0]["sql"])
            return "\n".join(line for (line,) in cursor.fetchall())

    return of


def test_a_rare_word_of_who_is_in_very_many_projects_is_looked_up(plan: Plan) -> None:
    for words in ("해돋이", "ㅎㄷㅇ", "해ㄷ 봄"):
        told = plan(BUSY, words)
        assert "Bitmap Index Scan on projects_search_keys" in told, told
        assert "Seq Scan on projects_search" not in told, told
        assert "Seq Scan on projects_member" not in told, told


def test_who_is_in_few_projects_has_only_those_looked_through(plan: Plan) -> None:
    for words in ("캠페인", "ㅋㅍ", "봄", "봄 ㄱㄱ"):
        told = plan(IDLE, words)
        assert "projects_member_user" in told, told
        assert "Seq Scan on projects_search" not in told, told
        assert "projects_search_keys" not in told, told


def test_a_long_word_that_is_in_very_many_projects_is_looked_for_in_the_persons_own(plan: Plan) -> None:
    for words in ("다큐멘터리", "뮤직비디오", "뮤직비디오 다큐멘터리"):
        told = plan(USUAL, words)
        assert "projects_member_user" in told, told
        assert "projects_search_keys" not in told, told


def _project(project_id: UUID, number: int) -> ProjectRecord:
    rare = " 해돋이" if number in (3, PROJECTS // 2) else ""
    times = {"created_at": NOON, "updated_at": NOON, "last_activity_at": NOON}
    title = f"{WORDS[number % len(WORDS)]} {number}{rare}"
    return ProjectRecord(id=project_id, owner_id=BUSY, owner_name="박감독", title=title, description=title * 3, **times)


def _search(project: ProjectRecord) -> SearchRecord:
    text = searched_text(project.title, project.client_name, project.tags, project.description)
    return SearchRecord(project=project, text=text, keys=sorted(keys_of(text)))


def _member(project_id: UUID, user_id: UUID) -> MemberRecord:
    return MemberRecord(project_id=project_id, user_id=user_id, name="박감독", joined_at=NOON)
