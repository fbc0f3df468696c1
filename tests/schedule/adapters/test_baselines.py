"""Baselines, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from schedule.domain.baseline import MOST_BASELINES, Baseline
from schedule.domain.comparison_refusals import BaselineNotFound, TooManyBaselines
from tests.schedule.baseline_fakes import FakeBaselines, grant_of
from tests.schedule.scenarios import AT, film

PROJECT, OTHER, KIM = UUID(int=1), UUID(int=2), UUID(int=3)
GRANT, FIRST = grant_of(PROJECT, KIM), PageRequest(1, 20)


@dataclass
class Shelf:
    baselines: Any
    reads: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]

    def stored(self, number: int = 0, project_id: UUID = PROJECT) -> Baseline:
        at = AT + timedelta(minutes=number, microseconds=7)
        baseline = Baseline.of(film(project_id), new_id(), f"{number}차", KIM, at)
        with self.work(by=SYSTEM):
            self.baselines.add(baseline)
        return baseline


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "fake":
        fake = FakeBaselines()
        return Shelf(fake, fake, fake.unit_of_work, fake.told)
    from core.infrastructure.unit_of_work import unit_of_work
    from schedule.infrastructure.baselines import DjangoBaselineReads, DjangoBaselines
    from tests.schedule.records import empty_schedule

    for project_id in (PROJECT, OTHER):
        empty_schedule(project_id)
    told: list[Event] = []
    return Shelf(DjangoBaselines(told.append), DjangoBaselineReads(), unit_of_work, told)


def test_a_picture_comes_back_as_it_was_and_in_its_order(shelf: Shelf) -> None:
    baseline = shelf.stored(1)
    row, tasks = shelf.reads.picture(GRANT, baseline.id)
    assert row == baseline.row() == shelf.reads.row(GRANT, baseline.id)
    assert list(tasks.items()) == list(baseline.planned.items())


def test_the_newest_is_listed_first_a_page_at_a_time(shelf: Shelf) -> None:
    rows = [shelf.stored(number).row() for number in range(3)]
    shelf.stored(9, OTHER)
    page = shelf.reads.page(GRANT, PageRequest(1, 2))
    assert (list(page.rows), page.total) == ([rows[2], rows[1]], 3)
    assert list(shelf.reads.page(GRANT, PageRequest(2, 2)).rows) == [rows[0]]


def test_each_is_told_of_when_it_comes_and_when_it_goes(shelf: Shelf) -> None:
    baseline = shelf.stored()
    with shelf.work(by=SYSTEM):
        shelf.baselines.remove(shelf.baselines.get(PROJECT, baseline.id))
    added, removed = [(fact.name, fact.payload()) for fact in shelf.told]
    assert added == ("schedule.baseline_added", baseline.row().wire() | {"baseline_id": str(baseline.id)})
    ids = {"project_id": str(PROJECT), "id": str(baseline.id), "baseline_id": str(baseline.id)}
    assert removed == ("schedule.baseline_removed", ids)
    assert shelf.reads.page(GRANT, FIRST).rows == ()


def test_one_of_another_project_is_not_there(shelf: Shelf) -> None:
    baseline = shelf.stored(0, OTHER)
    for ask in (shelf.reads.row, shelf.reads.picture):
        with pytest.raises(BaselineNotFound):
            ask(GRANT, baseline.id)
    with shelf.work(by=SYSTEM), pytest.raises(BaselineNotFound):
        shelf.baselines.get(PROJECT, baseline.id)


def test_there_are_so_many_and_no_more(shelf: Shelf) -> None:
    for number in range(MOST_BASELINES):
        last = shelf.stored(number)
    with pytest.raises(TooManyBaselines) as refused:
        shelf.stored(MOST_BASELINES)
    assert refused.value.params == {"most": 20}
    shelf.stored(0, OTHER)
    with shelf.work(by=SYSTEM):
        shelf.baselines.remove(shelf.baselines.get(PROJECT, last.id))
    assert shelf.stored(50).row() in shelf.reads.page(GRANT, FIRST).rows
