"""Whoever paints ends in time, and paints again only what has changed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.domain.language import Language
from core.infrastructure import streams
from core.infrastructure.typesetting import Typesetter
from core.infrastructure.unit_of_work import unit_of_work
from schedule.application.gantt_ports import ChartWish
from schedule.contracts.charts import ChartFormat, Paper
from schedule.domain.gantt_refusals import ChartNotDrawn
from schedule.infrastructure.gantt.kept_pictures import CachedPictures
from schedule.infrastructure.gantt.painter import FilePainter
from tests.schedule.gantt.examples import usual

PNG, PDF = (ChartWish(kind, Language.KOREAN) for kind in (ChartFormat.PNG, ChartFormat.PDF))
NOON = datetime(2026, 3, 9, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    "typesetter", [Typesetter(memory_bytes=48 * 1024 * 1024), Typesetter(seconds=0.01)], ids=["memory", "time"]
)
def test_pages_that_take_too_much_are_refused_and_the_place_is_free_again(typesetter: Typesetter) -> None:
    painter = FilePainter(typesetter, BoundedSemaphore(1))
    for _ in range(2):
        with pytest.raises(ChartNotDrawn):
            painter.paint(usual(5), PDF)
    assert painter.paint(usual(5), PNG)


def test_who_comes_while_all_places_are_taken_is_refused_after_a_while() -> None:
    places = BoundedSemaphore(1)
    places.acquire()
    with pytest.raises(ChartNotDrawn):
        FilePainter(places=places, patience=0).paint(usual(5), PNG)


@pytest.fixture
def project_id(transactional_db: None) -> UUID:
    return new_id()


@pytest.fixture
def painted(project_id: UUID) -> Callable[..., bytes]:
    """What comes of a wish, told by how often anything was painted."""
    times: list[ChartWish] = []

    def paint(wish: ChartWish, *, at: datetime = NOON, size: int = 1) -> bytes:
        def anew() -> bytes:
            times.append(wish)
            return b"%d" % len(times) * size

        return CachedPictures(lambda: at).picture(project_id, wish, anew)

    return paint


def test_a_picture_is_painted_once_until_the_project_changes(project_id: UUID, painted: Callable[..., bytes]) -> None:
    assert (painted(PNG), painted(PNG)) == (b"1", b"1")
    with unit_of_work(by=SYSTEM):
        streams.change(project_channel(project_id))
    assert painted(PNG) == b"2"


def test_another_wish_is_another_picture(painted: Callable[..., bytes]) -> None:
    wishes = [PNG, PDF, replace(PDF, paper=Paper.A3), replace(PNG, language=Language.ENGLISH)]
    wishes += [replace(PNG, first=NOON.date()), replace(PNG, last=NOON.date()), replace(PNG, baseline_id=new_id())]
    assert len({painted(wish) for wish in wishes}) == len(wishes)


def test_today_is_not_another_day_s(painted: Callable[..., bytes]) -> None:
    assert painted(PNG) != painted(PNG, at=NOON + timedelta(minutes=15))


def test_a_picture_s_mark_is_another_one_whenever_the_picture_may_be(project_id: UUID) -> None:
    marks = [CachedPictures(lambda: NOON).mark(project_id, wish) for wish in (PNG, PDF, replace(PDF, paper=Paper.A3))]
    assert CachedPictures(lambda: NOON).mark(project_id, PNG) == marks[0]
    marks.append(CachedPictures(lambda: NOON + timedelta(minutes=15)).mark(project_id, PNG))
    marks.append(CachedPictures(lambda: NOON).mark(new_id(), PNG))
    with unit_of_work(by=SYSTEM):
        streams.change(project_channel(project_id))
        assert CachedPictures(lambda: NOON).mark(project_id, PNG) == ""
    marks.append(CachedPictures(lambda: NOON).mark(project_id, PNG))
    assert len(set(marks)) == 6


def test_large_pictures_are_painted_each_time(painted: Callable[..., bytes]) -> None:
    assert painted(PNG, size=500_000)[:1] != painted(PNG, size=500_000)[:1]
