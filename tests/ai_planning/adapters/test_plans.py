"""Plans, their steps and named states, in memory and in PostgreSQL alike."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from ai_planning.contracts import InsertPurpose
from ai_planning.contracts.rows import FrameRef
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_parts import frame_key
from ai_planning.domain.plan_refusals import PlanNotFound, SnapshotNotFound, TooManySnapshots
from ai_planning.domain.snapshot import MOST_SNAPSHOTS, Snapshot
from ai_planning.infrastructure.plan_reads import DjangoPlanReads
from ai_planning.infrastructure.plan_trash import DjangoPlanTrash
from ai_planning.infrastructure.plans import DjangoPlans, DjangoSteps
from ai_planning.infrastructure.snapshots import DjangoSnapshotReads, DjangoSnapshots
from core.domain.actor import SYSTEM
from core.domain.events import Event
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from tests.ai_planning.examples import AT, INSERT, KIM, LEE, MADE, PROJECT, new_plan, shot_draft, stage_draft
from tests.ai_planning.plan_fakes import FakePlans, FakeSnapshots, grant_of

GRANT = grant_of(KIM.id)
FIRST = PageRequest(1, 20)
LATER = AT + timedelta(hours=1)


@dataclass
class Shelf:
    plans: Any
    steps: Any
    reads: Any
    trash: Any
    snapshots: Any
    snapshot_reads: Any
    work: Callable[..., AbstractContextManager[None]]
    told: list[Event]

    def stored(self, plan: VideoPlan) -> VideoPlan:
        with self.work(by=SYSTEM):
            self.plans.add(plan)
        return plan

    def saved(self, plan: VideoPlan) -> VideoPlan:
        with self.work(by=SYSTEM):
            self.plans.save(plan)
        return plan

    def got(self, plan: VideoPlan) -> VideoPlan:
        with self.work(by=SYSTEM):
            found: VideoPlan = self.plans.get(plan.project_id, plan.id)
        return found


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    if request.param == "fake":
        fake = FakePlans()
        named = FakeSnapshots(fake)
        return Shelf(fake, fake, fake, fake, named, named, fake.unit_of_work, fake.told)
    from core.infrastructure.unit_of_work import unit_of_work

    told: list[Event] = []
    stores = DjangoPlans(told.append), DjangoSteps(), DjangoPlanReads(), DjangoPlanTrash()
    return Shelf(*stores, DjangoSnapshots(told.append), DjangoSnapshotReads(), unit_of_work, told)


def whole_plan() -> VideoPlan:
    """No part at its default: made, changed by hand, held fast, with inserts and a picture."""
    plan = new_plan()
    how: dict[str, Any] = {"seen": 99, "provenance": MADE, "by": LEE, "now": LATER}
    plan.take_story([stage_draft(number) for number in range(4)], **how)
    several = (INSERT, replace(INSERT, purpose=InsertPurpose.RHYTHM))
    plan.take_shots([shot_draft(number, number + 1.5, several) for number in range(12)], **how)
    shot_id = plan.parts.shot_ids[3]
    plan.take_frame(shot_id, FrameRef(new_id(), 7), **how)
    plan.revise_shot(shot_id, {"title": "손으로"}, 3210, by=KIM, now=LATER)
    plan.lock(frame_key(shot_id), by=LEE, now=LATER)
    return plan


def test_a_whole_plan_comes_back_as_it_was(shelf: Shelf) -> None:
    plan = shelf.stored(whole_plan())
    assert plan.steps == plan.facts == []
    assert shelf.got(plan) == plan
    assert shelf.got(plan).row() == plan.row() == shelf.reads.row(GRANT, plan.id)


def test_what_is_saved_comes_back_and_is_told_once(shelf: Shelf) -> None:
    plan = shelf.stored(new_plan())
    assert [fact.name for fact in shelf.told] == ["plan.created"]
    plan.revise("기획안 2차", replace(plan.brief, duration_ms=60_000), by=LEE, now=LATER)
    plan.lock("brief", by=LEE, now=LATER)
    shelf.saved(plan)
    assert [fact.name for fact in shelf.told] == ["plan.created", "plan.updated", "plan.updated"]
    assert shelf.got(plan) == plan


def test_steps_are_kept_by_number_until_another_takes_their_place(shelf: Shelf) -> None:
    plan = shelf.stored(new_plan())
    for title in ("가", "나", "다"):
        plan.revise(title, None, by=KIM, now=LATER)
        shelf.saved(plan)
    with shelf.work(by=SYSTEM):
        second = shelf.steps.numbered(plan.id, 2)
        third = shelf.steps.numbered(plan.id, 3)
    assert [step.before["brief"].content.title for step in (second, third)] == ["가", "나"]
    plan.undo(third, by=KIM, now=LATER)
    shelf.saved(plan)
    with shelf.work(by=SYSTEM):
        assert shelf.steps.numbered(plan.id, 3) == third
    plan.revise("라", None, by=KIM, now=LATER)
    shelf.saved(plan)
    with shelf.work(by=SYSTEM):
        assert shelf.steps.numbered(plan.id, 3).after["brief"].content.title == "라"


def test_a_step_of_every_kind_comes_back_as_it_was(shelf: Shelf) -> None:
    plan = whole_plan()
    steps = list(plan.steps)
    shelf.stored(plan)
    with shelf.work(by=SYSTEM):
        assert [shelf.steps.numbered(plan.id, step.number) for step in steps] == steps


def test_a_plan_in_the_trash_is_nowhere_else(shelf: Shelf) -> None:
    plan, other = shelf.stored(new_plan()), shelf.stored(new_plan(title="다른 안"))
    plan.delete(LEE.id, LATER)
    shelf.saved(plan)
    with shelf.work(by=SYSTEM), pytest.raises(PlanNotFound):
        shelf.plans.get(PROJECT, plan.id)
    with pytest.raises(PlanNotFound):
        shelf.reads.row(GRANT, plan.id)
    assert [row.title for row in shelf.reads.page(GRANT, FIRST).rows] == [other.title]
    (trashed,) = shelf.reads.trash(GRANT, FIRST, LATER).rows
    assert (trashed.id, trashed.author, trashed.deleted_by_id, trashed.days_left) == (plan.id, KIM, LEE.id, 30)
    with shelf.work(by=SYSTEM):
        assert shelf.plans.trashed(PROJECT, plan.id) == plan
        assert shelf.plans.trashed(PROJECT, other.id) is None
        assert shelf.plans.trashed(new_id(), plan.id) is None


def test_the_last_changed_plan_is_listed_first(shelf: Shelf) -> None:
    plans = [shelf.stored(new_plan(title=f"{number}안")) for number in range(3)]
    plans[0].revise("고친 안", None, by=LEE, now=LATER)
    shelf.saved(plans[0])
    page = shelf.reads.page(GRANT, PageRequest(1, 2))
    assert ([row.title for row in page.rows], page.total) == (["고친 안", "2안"], 3)
    assert page.rows[0] == plans[0].row().summary
    assert [row.title for row in shelf.reads.page(GRANT, PageRequest(2, 2)).rows] == ["1안"]
    assert shelf.reads.page(grant_of(KIM.id, project_id=new_id()), FIRST).total == 0


def test_what_is_due_is_marked_and_can_not_come_back(shelf: Shelf) -> None:
    plan, young = shelf.stored(new_plan()), shelf.stored(new_plan())
    plan.delete(LEE.id, AT)
    young.delete(LEE.id, LATER)
    shelf.saved(plan)
    shelf.saved(young)
    day = AT + timedelta(days=30)
    assert shelf.trash.due(day, 10) == [(PROJECT, plan.id)]
    with shelf.work(by=SYSTEM):
        assert not shelf.trash.mark(PROJECT, young.id, day)
        assert shelf.trash.mark(PROJECT, plan.id, day)
        assert shelf.trash.mark(PROJECT, plan.id, day)
        assert shelf.plans.trashed(PROJECT, plan.id) is None
        shelf.trash.drop(PROJECT, young.id)
        shelf.trash.drop(PROJECT, plan.id)
        shelf.trash.drop(PROJECT, plan.id)
        assert shelf.plans.trashed(PROJECT, young.id) == young
    assert shelf.trash.due(day, 10) == []


def test_a_named_state_comes_back_as_it_was(shelf: Shelf) -> None:
    plan = shelf.stored(whole_plan())
    snapshot = Snapshot.of(plan, new_id(), "1차 제안", LEE, LATER)
    with shelf.work(by=SYSTEM):
        shelf.snapshots.add(snapshot)
        assert shelf.snapshots.get(plan.id, snapshot.id) == snapshot
        with pytest.raises(SnapshotNotFound):
            shelf.snapshots.get(new_id(), snapshot.id)
    assert shelf.snapshot_reads.row(GRANT, plan.id, snapshot.id) == snapshot.row()
    assert shelf.snapshot_reads.state(GRANT, plan.id, snapshot.id) == (snapshot.row(), snapshot.pieces)
    assert shelf.snapshot_reads.present(GRANT, plan.id) == plan.parts.pieces()
    assert shelf.snapshot_reads.page(GRANT, plan.id, FIRST).rows == (snapshot.row(),)
    with shelf.work(by=SYSTEM):
        shelf.snapshots.remove(snapshot)
    assert shelf.snapshot_reads.page(GRANT, plan.id, FIRST).rows == ()
    assert [fact.name for fact in shelf.told[-2:]] == ["plan.snapshot_added", "plan.snapshot_removed"]


def test_named_states_are_read_in_their_project_alone(shelf: Shelf) -> None:
    plan = shelf.stored(new_plan())
    snapshot = Snapshot.of(plan, new_id(), "1차", LEE, LATER)
    with shelf.work(by=SYSTEM):
        shelf.snapshots.add(snapshot)
    stranger = grant_of(KIM.id, project_id=new_id())
    with pytest.raises(PlanNotFound):
        shelf.snapshot_reads.page(stranger, plan.id, FIRST)
    with pytest.raises(SnapshotNotFound):
        shelf.snapshot_reads.row(stranger, plan.id, snapshot.id)
    with pytest.raises(SnapshotNotFound):
        shelf.snapshot_reads.state(stranger, plan.id, snapshot.id)
    with pytest.raises(PlanNotFound):
        shelf.snapshot_reads.present(stranger, plan.id)


def test_a_plan_has_so_many_named_states_at_most(shelf: Shelf) -> None:
    plan = shelf.stored(new_plan())
    with shelf.work(by=SYSTEM):
        for number in range(MOST_SNAPSHOTS):
            shelf.snapshots.add(Snapshot.of(plan, new_id(), f"{number}차", KIM, LATER))
        with pytest.raises(TooManySnapshots):
            shelf.snapshots.add(Snapshot.of(plan, new_id(), "하나 더", KIM, LATER))
