from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from projects.application.read_models import ProjectRow, ProjectsWanted, Sort
from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.details import Details
from projects.domain.project import Project
from projects.domain.search import SearchQuery
from tests.projects.adapters.conftest import Parts
from tests.projects.examples import LATER, NOON, project_of


@dataclass
class Lists:
    """The ports, and three people whom no test before has met: nothing that is kept is about them."""

    parts: Parts
    owner: Actor = field(default_factory=lambda: Actor(new_id(), "박감독"))
    editor: Actor = field(default_factory=lambda: Actor(new_id(), "editor 님"))
    other: Actor = field(default_factory=lambda: Actor(new_id(), "손님"))

    def stored(self, title: str, owner: Actor | None = None, **details: Any) -> Project:
        by = owner or self.owner
        project = project_of(by.user_id, editor=self.editor.user_id)
        project.details = replace(project.details, title=title, **details)
        with self.parts.work(by=by):
            self.parts.projects.add(project)
        return project

    def changed(self, project: Project, **details: Any) -> None:
        with self.parts.work(by=self.owner):
            again = self.parts.projects.get(project.id)
            again.describe(LATER, **details)
            self.parts.projects.save(again)

    def names(self, search: str = "", *, of: Actor | None = None, **wanted: Any) -> list[str]:
        """As the editor is shown them."""
        question = ProjectsWanted(PageRequest(1, 50), search=SearchQuery.parse(search), **wanted)
        page = self.parts.queries.page((of or self.editor).user_id, question)
        assert page.total == len(page.rows)
        return [row.title for row in page.rows]

    def row(self, actor: Actor, project: Project) -> ProjectRow:
        row: ProjectRow = self.parts.queries.row(actor.user_id, project.id)
        return row


@pytest.fixture
def lists(parts: Parts) -> Lists:
    return Lists(parts)


@pytest.mark.parametrize(
    "query",
    ["홍보", "ㅎㅂ", "홍ㅂ", "tvc광고", "ＴＶＣ", "2026 ㄱㅇ", "보", "100%", "_\\", "🎬", "STRASSE", "(가", "[ㄱ]"],
)
def test_words_find_what_has_them_and_nothing_else(lists: Lists, query: str) -> None:
    lists.stored("가을홍보영상2026 TVC광고", description="100% [가] _\\ 🎬 straße (가)")
    for title in ("겨울 화면", "T V 광고 C", "1000 percent", "strase"):
        lists.stored(title)
    assert lists.names(query) == ["가을홍보영상2026 TVC광고"]


def test_nobody_finds_what_they_are_no_member_of(lists: Lists) -> None:
    lists.stored("가을 홍보")
    assert lists.names("홍보", of=lists.other) == []
    assert lists.names("홍보", of=lists.owner) == ["가을 홍보"]


def test_a_project_is_found_by_what_it_is_called_now(lists: Lists) -> None:
    project = lists.stored("가을 홍보")
    lists.changed(project, title="겨울 예고편")
    assert lists.names("홍보") == []
    assert lists.names("예고") == ["겨울 예고편"]
    lists.changed(project, stage=Stage.EDITING)
    assert lists.names("예고") == ["겨울 예고편"]


def test_the_most_relevant_come_first_and_of_those_the_last_active(lists: Lists) -> None:
    lists.stored("마지막", description="봄 홍보")
    lists.stored("네 번째", tags=("봄 홍보",))
    lists.stored("세 번째", client_name="봄 홍보실")
    lists.stored("홍보의 봄")
    lists.stored("새 봄 홍보")
    lists.stored("봄 홍보 영상")
    lists.stored("봄 홍보")
    best = ["봄 홍보", "봄 홍보 영상", "새 봄 홍보", "홍보의 봄", "세 번째", "네 번째", "마지막"]
    assert lists.names("봄 홍보") == best
    assert lists.names("ㅂ ㅎㅂ") == best
    assert lists.names("봄 홍보", sort=Sort.RELEVANCE, ascending=True)[0] == "마지막"
    assert lists.names("봄 홍보", sort=Sort.NAME)[0] == "네 번째"


def test_blanks_may_be_left_out_and_what_has_the_words_as_typed_comes_first(lists: Lists) -> None:
    lists.stored("현대홍보 모음")
    lists.stored("여름", description="현대홍보")
    lists.stored("현대 홍보 영상")
    lists.stored("겨울", tags=("현대 홍보",))
    for query in ("현대홍보", "ㅎㄷㅎㅂ", "현ㄷ홍보"):
        assert lists.names(query) == ["현대홍보 모음", "여름", "겨울", "현대 홍보 영상"]
    assert lists.names(tag="현대홍보") == []


def test_filters_are_joined(lists: Lists) -> None:
    plain = lists.stored("가")
    other = lists.stored("나", owner=lists.other, tags=("광고", "ＴＶＣ"))
    editing = lists.stored("다", tags=("광고물",))
    lists.changed(editing, stage=Stage.EDITING)
    with lists.parts.work(by=lists.owner):
        away = lists.parts.projects.get(plain.id)
        away.archive(lists.owner.user_id, LATER)
        away.status = ProjectStatus.ARCHIVED
        lists.parts.projects.save(away)
        lists.parts.marks.favour(lists.editor.user_id, other.id, True)
    everything = {"status": "all", "sort": Sort.NAME}
    assert lists.names(**everything) == ["가", "나", "다"]
    assert lists.names(status="archived") == ["가"]
    assert lists.names(stage=Stage.EDITING) == ["다"]
    assert lists.names(tag="광고") == ["나"]
    assert lists.names(tag="tvc") == ["나"]
    assert lists.names(tag="고") == []
    assert lists.names(owner_id=lists.owner.user_id, **everything) == ["가", "다"]
    assert lists.names(member_id=lists.other.user_id, **everything) == ["나"]
    assert lists.names(is_favourite=True, **everything) == ["나"]
    assert lists.names(is_favourite=False, **everything) == ["가", "다"]
    assert lists.names(of=lists.owner, is_favourite=True) == []
    assert lists.names("나", tag="광고", stage=Stage.EDITING) == []


def test_every_order_has_a_direction_of_its_own_and_the_other(lists: Lists) -> None:
    for hours, (title, stage) in enumerate(
        (("beta", Stage.REVIEW), ("나", Stage.PLANNING), ("Alpha", Stage.DELIVERED), ("ｃ", Stage.SHOOTING))
    ):
        project = project_of(lists.owner.user_id, editor=lists.editor.user_id)
        project.details, project.stage = Details(title), stage
        project.created_at = NOON + timedelta(hours=hours)
        project.updated_at = NOON - timedelta(hours=hours)
        project.last_activity_at = NOON + timedelta(hours=hours % 2, minutes=hours)
        with lists.parts.work(by=lists.owner):
            lists.parts.projects.add(project)
    orders = {
        Sort.NAME: ["Alpha", "beta", "ｃ", "나"],
        Sort.STAGE: ["나", "ｃ", "beta", "Alpha"],
        Sort.CREATED_AT: ["ｃ", "Alpha", "나", "beta"],
        Sort.UPDATED_AT: ["beta", "나", "Alpha", "ｃ"],
        Sort.LAST_ACTIVITY: ["ｃ", "나", "Alpha", "beta"],
    }
    for sort, expected in orders.items():
        assert lists.names(sort=sort) == expected
        assert lists.names(sort=sort, ascending=sort not in (Sort.NAME, Sort.STAGE)) == expected[::-1]
    assert lists.names() == orders[Sort.LAST_ACTIVITY]


def test_what_is_alike_always_comes_in_the_same_order(lists: Lists) -> None:
    made = [lists.stored("봄") for _ in range(5)]
    pages = [
        lists.parts.queries.page(lists.editor.user_id, ProjectsWanted(PageRequest(number, 2)))
        for number in (1, 2, 3, 4)
    ]
    assert [row.id for page in pages for row in page.rows] == [project.id for project in reversed(made)]
    assert [page.total for page in pages] == [5, 5, 5, 5]


def test_a_favourite_is_one_persons_own(lists: Lists) -> None:
    project = lists.stored("봄")
    for wanted in (True, True, False, False, True):
        with lists.parts.work(by=lists.editor):
            lists.parts.marks.favour(lists.editor.user_id, project.id, wanted)
        assert lists.row(lists.editor, project).is_favourite is wanted
    assert not lists.row(lists.owner, project).is_favourite


def test_news_of_others_are_unread_until_they_are_read(lists: Lists) -> None:
    project = lists.stored("봄")
    lists.changed(project, title="여름")
    lists.changed(project, title="가을")

    def unread(actor: Actor) -> int:
        return lists.row(actor, project).unread

    def read(seq: int) -> None:
        with lists.parts.work(by=lists.editor):
            lists.parts.marks.read_to(lists.editor.user_id, project.id, seq)

    assert (unread(lists.editor), unread(lists.owner)) == (2, 0)
    read(1)
    assert unread(lists.editor) == 1
    read(0)
    assert unread(lists.editor) == 1
    read(1000)
    assert unread(lists.editor) == 0
    lists.changed(project, title="겨울")
    assert unread(lists.editor) == 1
    assert lists.parts.queries.page(lists.editor.user_id, ProjectsWanted(PageRequest(1, 1))).rows[0].unread == 1


def test_who_joins_has_no_news_to_catch_up_with(lists: Lists) -> None:
    project = lists.stored("봄")
    lists.changed(project, title="여름")
    with lists.parts.work(by=lists.owner):
        grown = lists.parts.projects.get(project.id)
        grown.add_member(lists.other.user_id, lists.other.name, Role.VIEWER, by=Role.OWNER, now=LATER)
        lists.parts.projects.save(grown)
    assert lists.row(lists.editor, project).unread == 2
    assert lists.row(lists.other, project).unread == 1


def test_no_more_than_a_hundred_are_counted(lists: Lists) -> None:
    project = lists.stored("봄")
    for number in range(51):
        lists.changed(project, title=f"{number}", description="가")
        lists.changed(project, title=f"{number}", description="나")
    assert lists.row(lists.editor, project).unread == 100
