from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.ids import new_id
from projects.application.mend_search import mend_search
from tests.projects.examples import NOON
from tests.projects.fakes import FakeProjects


class FakeIndex:
    def __init__(self, *changed: tuple[UUID, datetime]) -> None:
        self.changed = dict(changed)
        self.mended: list[UUID] = []

    def astray(self, since: datetime) -> Iterable[UUID]:
        return (each for each, at in self.changed.items() if at >= since and each not in self.mended)

    def mend(self, project_id: UUID) -> None:
        self.mended.append(project_id)


def test_what_went_astray_within_a_day_is_mended_once() -> None:
    recent, old = new_id(), new_id()
    index = FakeIndex((recent, NOON - timedelta(hours=23)), (old, NOON - timedelta(hours=25)))
    work = FakeProjects().unit_of_work
    assert mend_search(unit_of_work=work, index=index, clock=lambda: NOON) == 1
    assert mend_search(unit_of_work=work, index=index, clock=lambda: NOON) == 0
    assert index.mended == [recent]
