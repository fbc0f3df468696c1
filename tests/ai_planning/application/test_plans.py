"""Use cases of plans on ports in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from ai_planning.application import read_plans, read_snapshots
from ai_planning.application.delete_plan import delete_plan
from ai_planning.application.duplicate_plan import duplicate_plan
from ai_planning.application.lock_part import lock_part
from ai_planning.application.purge_plan import purge_plan
from ai_planning.application.restore_plan import restore_plan
from ai_planning.application.restore_snapshot import restore_snapshot
from ai_planning.application.revise_plan import RevisePlan, revise_plan
from ai_planning.application.revise_shot import ReviseShot, revise_shot
from ai_planning.application.sweep_plans import sweep_plans
from ai_planning.application.undo_change import undo_change
from ai_planning.contracts.rows import FrameRef, ShownFrame
from ai_planning.domain.frame import Frame, frame_object
from ai_planning.domain.plan_refusals import NothingToUndo, NotYourLock, NotYourPlan, PartLocked, PlanNotFound
from core.domain.errors import InvalidField, NotPermitted, Stale
from core.domain.ids import new_id
from core.domain.pages import PageRequest
from projects.contracts import Capability
from tests.ai_planning.application.plan_room import DIRECTOR, WRITER, WRITES, Room, Store, new_room
from tests.ai_planning.examples import AT, BRIEF, KIM, LEE, MADE, PROJECT
from tests.ai_planning.plan_fakes import EDITING


@pytest.fixture
def room() -> Room:
    return new_room()


@pytest.mark.parametrize("verb", WRITES.values(), ids=WRITES.keys())
def test_who_may_only_read_changes_nothing(room: Room, verb: Callable[[Room], Any]) -> None:
    room.access.capabilities = frozenset({Capability.READ})
    with pytest.raises(NotPermitted):
        verb(room)
    assert (room.kept(), room.plans.told, len(room.plans.named)) == (room.plan, [], 1)


@pytest.mark.parametrize("verb", [verb for name, verb in WRITES.items() if name != "create"])
def test_a_plan_that_is_not_there_is_changed_by_no_verb(room: Room, verb: Callable[[Room], Any]) -> None:
    del room.plans.kept[room.plan.id]
    with pytest.raises(PlanNotFound):
        verb(room)
    assert room.plans.told == []


@pytest.mark.parametrize("name", ["revise", "stage", "shot", "inserts", "order", "lock"])
def test_a_change_is_stored_told_and_answered(room: Room, name: str) -> None:
    row = WRITES[name](room)
    assert room.kept().row() == row
    assert (row.summary.version, [fact.name for fact in room.plans.told]) == (2, ["plan.updated"])


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("brief", lambda room, seen: revise_plan(WRITER, *room.at, RevisePlan("3안", {}, seen), **room.dated())),
        (
            "shot",
            lambda room, seen: revise_shot(
                WRITER, *room.at, ReviseShot(room.shot_id, {"title": "창"}, None, seen), **room.dated()
            ),
        ),
        ("all", lambda room, seen: delete_plan(WRITER, *room.at, seen, **room.dated())),
        ("all", lambda room, seen: undo_change(WRITER, *room.at, seen, **room.trodden())),
        (
            "all",
            lambda room, seen: restore_snapshot(
                WRITER, *room.at, room.snapshot.id, seen, snapshots=room.snapshots, frames=room.frames, **room.dated()
            ),
        ),
    ],
    ids=["revise", "shot", "delete", "undo", "go back"],
)
def test_who_has_not_seen_the_last_change_is_told_the_present_state(
    room: Room, name: str, change: Callable[[Room, int], Any]
) -> None:
    WRITES["revise"](room)
    WRITES["shot"](room)
    before = room.kept()
    with pytest.raises(Stale) as refused:
        change(room, 1)
    assert refused.value.current == before.row()
    assert room.kept() == before


def test_a_change_is_undone_and_made_again(room: Room) -> None:
    WRITES["order"](room)
    ordered = room.kept()
    assert WRITES["undo"](room).shots[0].id == room.shot_id
    assert room.kept().parts.pieces() == room.plan.parts.pieces()
    WRITES["redo"](room)
    assert room.kept().parts.pieces() == ordered.parts.pieces()


def test_nothing_is_undone_where_nothing_was_done(room: Room) -> None:
    with pytest.raises(NothingToUndo):
        WRITES["undo"](room)
    assert room.kept() == room.plan


def test_a_named_state_is_not_gone_back_to_over_a_lock(room: Room) -> None:
    WRITES["revise"](room)
    WRITES["lock"](room)
    before = room.kept()
    with pytest.raises(PartLocked):
        WRITES["go back"](room)
    assert room.kept() == before


@pytest.mark.parametrize("is_there", [True, False], ids=["there", "gone"])
def test_a_picture_comes_back_while_it_is_there(room: Room, is_there: bool) -> None:
    first, second = FrameRef(new_id(), 1), FrameRef(new_id(), 2)
    with room.plans.unit_of_work(by=WRITER):
        plan = room.plans.get(*room.at)
        for frame in (first, second):
            plan.take_frame(room.shot_id, frame, seen=99, provenance=MADE, by=KIM, now=AT)
        room.plans.save(plan)
    WRITES["name"](room)
    named = next(each.id for each in room.plans.named.values() if each.plan_version == 3)
    room.frames.there = {first.id, second.id} if is_there else set()
    shown = [ShownFrame(each.id, each.number, is_stale=False) if is_there else None for each in (first, second)]
    assert WRITES["undo"](room).shots[0].frame == shown[0]
    assert WRITES["redo"](room).shots[0].frame == shown[1]
    back = restore_snapshot(WRITER, *room.at, named, None, snapshots=room.snapshots, frames=room.frames, **room.dated())
    assert back.shots[0].frame == shown[1]


def test_a_picture_of_a_shot_that_changed_while_it_was_drawn_is_stale(room: Room) -> None:
    plan = next(iter(room.plans.kept.values()))
    before = plan.parts.shot(room.shot_id).draft
    told: dict[str, Any] = {"by": KIM, "now": AT}
    plan.revise_shot(room.shot_id, {"description": "빗속을 달린다"}, None, **told)
    plan.take_frame(room.shot_id, FrameRef(new_id(), 1), seen=99, provenance=MADE, drawn=before, **told)
    shown = plan.row().shots[0].frame
    assert shown is not None
    assert shown.is_stale


def test_what_has_been_in_the_trash_for_thirty_days_does_not_come_back(room: Room) -> None:
    WRITES["delete"](room)
    room.now = AT + timedelta(days=30)
    with pytest.raises(PlanNotFound):
        WRITES["restore"](room)
    room.now -= timedelta(milliseconds=1)
    assert WRITES["restore"](room) == room.plan.row()


def test_a_change_brings_nobody_an_older_name(room: Room) -> None:
    """Members have other names before plans do, or after them."""
    stale = replace(WRITER, name="옛 이름")
    lock_part(stale, *room.at, "brief", **room.dated())
    revise_shot(stale, *room.at, ReviseShot(room.shot_id, {"title": "창"}), **room.dated())
    assert room.kept().parts.people == {KIM.id: KIM}


def test_locks_of_others_are_for_admins(room: Room) -> None:
    lock_part(DIRECTOR, *room.at, "brief", **room.dated())
    with pytest.raises(NotYourLock):
        WRITES["unlock"](room)
    room.access.capabilities = EDITING | {Capability.DELETE}
    assert WRITES["unlock"](room).brief.part.lock is None


def test_plans_of_others_are_thrown_away_and_brought_back_by_admins(room: Room) -> None:
    with pytest.raises(NotYourPlan):
        delete_plan(DIRECTOR, *room.at, None, **room.dated())
    WRITES["delete"](room)
    with pytest.raises(NotYourPlan):
        restore_plan(DIRECTOR, *room.at, **room.dated())
    room.access.capabilities = EDITING | {Capability.DELETE}
    assert restore_plan(DIRECTOR, *room.at, **room.dated()) == room.plan.row()


def test_faults_of_a_brief_are_told_below_it(room: Room) -> None:
    with pytest.raises(InvalidField) as refused:
        revise_plan(WRITER, *room.at, RevisePlan(brief={"logline": " "}), **room.dated())
    assert [fault.pointer for fault in refused.value.faults] == ["/brief/logline"]
    assert room.kept() == room.plan


def test_a_copy_is_its_makers_own(room: Room) -> None:
    WRITES["shot"](room)
    copy = duplicate_plan(DIRECTOR, *room.at, None, **room.copying())
    assert (copy.summary.author, copy.title) == (LEE, "기획안 1차 (사본)")
    assert [shot.title for shot in copy.shots] == ["문", *[""] * 11]
    assert room.plans.kept[copy.id].brief == BRIEF


def drawn(room: Room) -> Frame:
    """A picture that the first shot shows."""
    plan = room.plans.get(*room.at)
    ids = {"id": new_id(), "project_id": PROJECT, "plan_id": plan.id, "shot_id": room.shot_id}
    told: dict[str, Any] = {"number": 7, "media_type": "image/webp", "size": 4, "width": 1280, "height": 720}
    frame = Frame(**ids, **told, provenance=MADE, author=KIM, created_at=AT)
    with room.plans.unit_of_work(by=WRITER):
        plan.take_frame(room.shot_id, frame.ref, seen=99, provenance=MADE, by=KIM, now=AT)
        room.plans.save(plan)
        room.storyboard.add(frame)
    room.store.kept[frame_object(PROJECT, plan.id, frame.id)] = b"draw"
    return frame


def test_a_copy_has_pictures_of_its_own(room: Room) -> None:
    frame = drawn(room)
    copy = duplicate_plan(DIRECTOR, *room.at, None, **room.copying())
    shown = copy.shots[0].frame
    assert shown is not None
    assert (shown.number, shown.id == frame.id) == (1, False)
    kept = room.storyboard.rows[shown.id]
    assert (kept.plan_id, kept.shot_id, kept.size, kept.author) == (copy.id, copy.shots[0].id, 4, LEE)
    assert kept.provenance == copy.shots[0].frame_part.provenance == frame.row().provenance
    assert room.store.kept[frame_object(PROJECT, copy.id, shown.id)] == b"draw"
    assert [shot.frame for shot in copy.shots[1:]] == [None] * 11


def test_a_copy_that_is_refused_leaves_no_pictures(room: Room) -> None:
    drawn(room)
    before = dict(room.store.kept)
    with pytest.raises(InvalidField):
        duplicate_plan(DIRECTOR, *room.at, " ", **room.copying())
    assert (room.store.kept, len(room.storyboard.rows), len(room.plans.kept)) == (before, 1, 1)


def test_whoever_may_take_something_out_looks_into_the_trash(room: Room) -> None:
    WRITES["delete"](room)
    reads: dict[str, Any] = {"access": room.access, "reads": room.plans}
    page = PageRequest(1, 20)
    assert read_plans.list_plans(WRITER, PROJECT, page, **reads).total == 0
    trash = read_plans.list_plan_trash(WRITER, PROJECT, page, **reads, clock=lambda: AT)
    assert [row.id for row in trash.rows] == [room.plan.id]
    room.access.capabilities = frozenset({Capability.READ})
    with pytest.raises(NotPermitted):
        read_plans.list_plan_trash(WRITER, PROJECT, page, **reads, clock=lambda: AT)


def test_a_named_state_is_compared_with_the_plan_as_it_is(room: Room) -> None:
    WRITES["shot"](room)
    reads: dict[str, Any] = {"access": room.access, "reads": room.snapshots}
    found = read_snapshots.compare_snapshot(WRITER, *room.at, room.snapshot.id, None, **reads)
    assert (found.before, found.after) == (room.snapshot.row(), None)
    (difference,) = found.differences
    assert (difference.part, difference.before, difference.after) == (
        f"shot:{room.shot_id}",
        {"title": ""},
        {"title": "문"},
    )
    same = read_snapshots.compare_snapshot(WRITER, *room.at, room.snapshot.id, room.snapshot.id, **reads)
    assert same.differences == ()


class Queue:
    def __init__(self) -> None:
        self.keys: set[str] = set()

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str) -> Any:
        self.keys.add(key)


def test_what_is_due_is_purged_once_a_day_objects_first(room: Room) -> None:
    prefix, queue = f"plans/{PROJECT}/{room.plan.id}", Queue()
    store: Any = Store(room.plans, f"{prefix}/frames/1", f"{prefix}/exports/2/plan.pdf", f"plans/{PROJECT}/other/3")
    upkeep: dict[str, Any] = {"unit_of_work": room.plans.unit_of_work, "trash": room.plans}
    WRITES["delete"](room)
    purge_plan(*room.at, store=store, clock=lambda: AT, **upkeep)
    assert (room.kept().deleted_at, len(store.kept)) == (AT, 3)
    month = AT + timedelta(days=30)
    for _ in range(2):
        assert sweep_plans(jobs=queue, clock=lambda: month, **upkeep) == 1
    assert queue.keys == {f"ai_planning.purge_plan:{room.plan.id}:{month:%Y-%m-%d}"}
    for _ in range(2):
        purge_plan(*room.at, store=store, clock=lambda: month, **upkeep)
    assert (room.plans.kept, list(store.kept)) == ({}, [f"plans/{PROJECT}/other/3"])


def test_terms_that_are_not_given_stay(room: Room) -> None:
    row = revise_plan(WRITER, *room.at, RevisePlan(brief={"mood": "조용"}), **room.dated())
    assert room.kept().brief == replace(BRIEF, mood="조용")
    assert row.title == "기획안 1차"
