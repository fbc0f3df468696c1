"""Frames, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from ai_planning.contracts.frame_events import FrameAdded, FrameRemoved
from ai_planning.contracts.rows import Author
from ai_planning.domain.frame import MOST_FRAMES, Frame, FrameNotFound, TooManyFrames
from ai_planning.infrastructure.frames import DjangoFrames, DjangoNamedFrames, DjangoRemovedFrames
from ai_planning.infrastructure.plans import DjangoPlans
from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from tests.ai_planning.examples import AT, LEE, MADE, new_plan
from tests.ai_planning.frame_fakes import FakeFrames


@dataclass
class Parts:
    frames: Any
    removed: Any
    named: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]
    plan_id: UUID = field(default_factory=new_id)

    def stored(self, **how: Any) -> Frame:
        frame = frame_of(self.plan_id, **how)
        with self.work(by=SYSTEM):
            self.frames.add(frame)
        return frame

    def found(self, frame: Frame, shot_id: UUID | None = None) -> Frame:
        with self.work(by=SYSTEM):
            return self.frames.get(self.plan_id, shot_id, frame.id)  # type: ignore[no-any-return]


def frame_of(plan_id: UUID, **how: Any) -> Frame:
    whole: dict[str, Any] = {
        "id": new_id(),
        "project_id": new_id(),
        "plan_id": plan_id,
        "shot_id": new_id(),
        "number": 3,
        "media_type": "image/webp",
        "size": 123_456,
        "width": 1280,
        "height": 720,
        "provenance": MADE,
        "author": LEE,
        "created_at": AT,
    }
    return Frame(**whole | how)


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def parts(request: pytest.FixtureRequest) -> Parts:
    told: list[Event] = []
    if request.param == "fake":
        fake = FakeFrames(told.append)
        return Parts(fake, fake, fake, fake.unit_of_work, told)
    from core.infrastructure.unit_of_work import unit_of_work

    plan = new_plan()
    with unit_of_work(by=SYSTEM):
        DjangoPlans([].append).add(plan)
    real = DjangoFrames(told.append), DjangoRemovedFrames(), DjangoNamedFrames()
    return Parts(*real, unit_of_work, told, plan.id)


@pytest.mark.parametrize("provenance", [MADE, None], ids=["made", "sent"])
def test_a_frame_with_every_field_comes_back_as_it_was_and_is_told(parts: Parts, provenance: Any) -> None:
    frame = parts.stored(provenance=provenance)
    assert parts.found(frame) == parts.found(frame, frame.shot_id) == frame
    assert parts.told == [FrameAdded(project_id=frame.project_id, frame=frame.row())]


def test_a_frame_of_another_plan_or_shot_is_not_there(parts: Parts) -> None:
    frame = parts.stored()
    for plan_id, shot_id in ((new_id(), None), (parts.plan_id, new_id())):
        with pytest.raises(FrameNotFound), parts.work(by=SYSTEM):
            parts.frames.get(plan_id, shot_id, frame.id)


def test_numbers_go_on_within_a_shot_also_after_a_removal(parts: Parts) -> None:
    shot_id = new_id()
    with parts.work(by=SYSTEM):
        assert parts.frames.next_number(parts.plan_id, shot_id) == 1
    parts.stored(shot_id=shot_id, number=1)
    last = parts.stored(shot_id=shot_id, number=2)
    with parts.work(by=SYSTEM):
        parts.frames.remove(last, AT)
        assert parts.frames.next_number(parts.plan_id, shot_id) == 3
        assert parts.frames.next_number(parts.plan_id, new_id()) == 1


def test_a_shot_holds_so_many_frames(parts: Parts) -> None:
    shot_id = new_id()
    frames = [parts.stored(shot_id=shot_id, number=at + 1) for at in range(MOST_FRAMES)]
    with pytest.raises(TooManyFrames), parts.work(by=SYSTEM):
        parts.frames.next_number(parts.plan_id, shot_id)
    with parts.work(by=SYSTEM):
        parts.frames.remove(frames[0], AT)
        assert parts.frames.next_number(parts.plan_id, shot_id) == MOST_FRAMES + 1


def test_what_is_removed_is_told_and_found_no_more_but_has_its_row(parts: Parts) -> None:
    frame = parts.stored()
    with parts.work(by=SYSTEM):
        parts.frames.remove(frame, AT)
    with pytest.raises(FrameNotFound):
        parts.found(frame)
    assert parts.told[1:] == [
        FrameRemoved(project_id=frame.project_id, plan_id=frame.plan_id, shot_id=frame.shot_id, frame_id=frame.id)
    ]
    assert parts.named.of({frame.id, new_id()}) == {frame.id}


def test_what_was_removed_long_ago_is_due_until_it_is_dropped_or_its_time_begins_anew(parts: Parts) -> None:
    shown, first, second = (parts.stored(shot_id=new_id()) for _ in range(3))
    with parts.work(by=SYSTEM):
        parts.frames.remove(second, AT + timedelta(hours=1))
        parts.frames.remove(first, AT)
    late = AT + timedelta(days=1)
    due = [(each.project_id, each.plan_id, each.shot_id, each.id) for each in (first, second)]
    assert parts.removed.due(late, 10) == due
    assert parts.removed.due(late, 1) == due[:1]
    assert parts.removed.due(AT, 10) == []
    with parts.work(by=SYSTEM):
        parts.removed.drop(first.id)
        parts.removed.drop(shown.id)
        parts.removed.keep(second.id, late)
    assert parts.removed.due(late, 10) == []
    assert parts.named.of({shown.id, first.id, second.id}) == {shown.id, second.id}


def test_authors_keep_the_name_they_had(parts: Parts) -> None:
    frame = parts.stored(author=Author(new_id(), "박콘티"))
    assert parts.found(frame).author.name == "박콘티"
