"""The review loop of a project that has gone for good goes too, whenever a worker dies over it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from feedback.application.object_keys import parts_prefix
from feedback.application.purge_project import begin_purging, purge_project
from tests.core.fakes import FakeJobs, FakeObjectStore
from tests.feedback import examples
from tests.feedback.fake_uploads import FakeStrays
from tests.feedback.fakes import (
    FakeItems,
    FakeVersions,
    FakeWork,
)
from tests.feedback.film_fakes import FakeLog, FakeRemains
from tests.feedback.talk_fakes import FakeComments


class WorkerDied(Exception):
    """As if the machine had."""


@dataclass
class House:
    """Two projects with two videos each, notes and comments on them, and their objects."""

    doomed: UUID = field(default_factory=new_id)
    other: UUID = field(default_factory=new_id)
    items: FakeItems = field(default_factory=FakeItems)
    comments: FakeComments = field(default_factory=FakeComments)
    versions: FakeVersions = field(default_factory=FakeVersions)
    store: FakeObjectStore = field(default_factory=FakeObjectStore)
    strays: FakeStrays = field(default_factory=lambda: FakeStrays(begun={new_id()}))
    log: FakeLog = field(default_factory=FakeLog)

    def __post_init__(self) -> None:
        self.remains: Any = FakeRemains(self.items, self.comments, self.versions)
        for project_id in (self.doomed, self.doomed, self.other, self.other):
            cut = examples.version(project_id)
            item = examples.item(cut.footage())
            self.versions.add(cut)
            self.items.add(item)
            self.comments.add(examples.comment(item))
            self.store.put(cut.source.object_key, b"film", media_type="video/mp4")
            self.store.put(f"{parts_prefix(project_id, new_id())}00001", b"part", media_type="video/mp4")

    def purge(self) -> None:
        parts = {"store": self.store, "strays": self.strays, "remains": self.remains, "log": self.log}
        purge_project(self.doomed, unit_of_work=FakeWork(), **parts)

    def left(self) -> dict[str, set[UUID]]:
        rows = {"items": self.items.rows, "comments": self.comments.rows, "versions": self.versions.rows}
        kept: dict[str, set[UUID]] = {
            name: {row.project_id for row in each.values()}  # type: ignore[attr-defined]
            for name, each in rows.items()
        }
        return kept | {"objects": {UUID(key.split("/")[1]) for key in self.store.objects}}


@pytest.fixture
def house() -> House:
    return House()


def test_all_of_the_project_goes_and_nothing_of_another(house: House) -> None:
    for _ in range(2):
        house.purge()
        assert set(map(frozenset, house.left().values())) == {frozenset({house.other})}
    assert house.strays.begun == set()
    assert set(house.log.forgotten) == {f"project:{house.doomed}"}


def dying_at(call: int, method: Callable[..., Any]) -> Callable[..., Any]:
    """The method dies instead of its call of this number."""
    calls = 0

    def called(*arguments: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == call:
            raise WorkerDied
        return method(*arguments)

    return called


@dataclass
class Dying:
    """Remains whose worker dies at a chunk."""

    remains: FakeRemains
    at: int

    def __post_init__(self) -> None:
        self.drop_some = dying_at(self.at, self.remains.drop_some)


@pytest.mark.parametrize(("at", "items_left"), [(1, 2), (2, 1), (3, 0)])
def test_a_worker_that_dies_leaves_the_rest_to_the_next(house: House, at: int, items_left: int) -> None:
    whole = house.remains
    house.remains = Dying(whole, at)
    with pytest.raises(WorkerDied):
        house.purge()
    assert house.left()["objects"] == {house.other}, "objects go first: rows that are left tell of unfinished work"
    assert sum(item.project_id == house.doomed for item in house.items.rows.values()) == items_left
    assert house.log.forgotten == []
    house.remains = whole
    house.purge()
    assert set(map(frozenset, house.left().values())) == {frozenset({house.other})}


def test_no_row_goes_while_the_store_is_away(house: House) -> None:
    house.store.away = True
    with pytest.raises(Exception, match="storage"):
        house.purge()
    assert house.left()["items"] == {house.doomed, house.other}


def test_the_news_is_one_job_however_often_it_comes(house: House) -> None:
    jobs = FakeJobs()
    for _ in range(2):
        begin_purging(house.doomed, unit_of_work=FakeWork(), jobs=jobs)
    assert list(jobs.queued.values()) == [("feedback.purge_project", {"project_id": str(house.doomed)})]
