"""A plan on ports in memory, and everything that changes it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from ai_planning.application.copy_frames import FrameCopier
from ai_planning.application.create_plan import CreatePlan, create_plan
from ai_planning.application.delete_plan import delete_plan
from ai_planning.application.delete_snapshot import delete_snapshot
from ai_planning.application.duplicate_plan import duplicate_plan
from ai_planning.application.frame_read_models import ShotFrames
from ai_planning.application.lock_part import lock_part
from ai_planning.application.order_shots import OrderShots, order_shots
from ai_planning.application.redo_change import redo_change
from ai_planning.application.restore_plan import restore_plan
from ai_planning.application.restore_snapshot import restore_snapshot
from ai_planning.application.revise_plan import RevisePlan, revise_plan
from ai_planning.application.revise_shot import ReviseShot, revise_shot
from ai_planning.application.revise_stage import ReviseStage, revise_stage
from ai_planning.application.set_inserts import SetInserts, set_inserts
from ai_planning.application.take_snapshot import take_snapshot
from ai_planning.application.undo_change import undo_change
from ai_planning.application.unlock_part import unlock_part
from ai_planning.contracts.frame_rows import FrameRow
from ai_planning.domain.frame import Frame
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.snapshot import Snapshot
from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.contracts import ProjectGrant
from tests.ai_planning.examples import AT, INSERT, KIM, LEE, PROJECT, new_plan
from tests.ai_planning.plan_fakes import FakeAccess, FakePlans, FakeSnapshots
from tests.ai_planning.preset_fakes import FakePresets

WRITER, DIRECTOR = Actor(KIM.id, KIM.name), Actor(LEE.id, LEE.name)
TERMS = {"title": "첫 출근", "logline": "신입 사원이 갇힌다.", "duration_ms": 15_000}


@dataclass
class Frames:
    """Those that have a row."""

    there: set[UUID] = field(default_factory=set)

    def of(self, frame_ids: set[UUID]) -> set[UUID]:
        return self.there & frame_ids


class Store:
    """Objects by key; none is touched inside a unit of work."""

    def __init__(self, plans: FakePlans, *kept: str) -> None:
        self.plans, self.kept = plans, dict.fromkeys(kept, b"")

    def keys(self, prefix: str) -> Iterator[str]:
        assert self.plans.open_works == 0
        return iter(sorted(key for key in self.kept if key.startswith(prefix)))

    def read(self, key: str, first: int, last: int) -> bytes:
        assert self.plans.open_works == 0
        return self.kept[key][first : last + 1]

    def put(self, key: str, body: bytes, *, media_type: str) -> None:
        assert self.plans.open_works == 0
        self.kept[key] = body

    def delete(self, keys: list[str]) -> None:
        assert self.plans.open_works == 0
        for key in keys:
            self.kept.pop(key, None)


class Storyboard:
    """Frames and FrameReads: the pictures that plans show."""

    def __init__(self, plans: FakePlans) -> None:
        self.plans, self.rows = plans, dict[UUID, FrameRow]()

    def add(self, frame: Frame) -> None:
        assert self.plans.open_works == 1
        self.rows[frame.id] = frame.row()

    def chosen(self, grant: ProjectGrant, plan_id: UUID) -> ShotFrames:
        plan = self.plans.get(grant.project_id, plan_id)
        shown = [frame.id for shot_id in plan.parts.shot_ids if (frame := plan.parts.frame(shot_id))]
        return ShotFrames(tuple(self.rows[each] for each in shown), None, plan.version)


@dataclass
class Room:
    """A plan of the writer with a named state, and what is needed to change it."""

    plans: FakePlans
    snapshots: FakeSnapshots
    access: FakeAccess
    plan: VideoPlan
    snapshot: Snapshot
    now: datetime = AT
    frames: Frames = field(default_factory=Frames)

    def __post_init__(self) -> None:
        self.store = Store(self.plans)
        self.storyboard = Storyboard(self.plans)

    def write(self) -> dict[str, Any]:
        return {"unit_of_work": self.plans.unit_of_work, "access": self.access, "plans": self.plans}

    def dated(self) -> dict[str, Any]:
        return self.write() | {"clock": lambda: self.now}

    def copying(self) -> dict[str, Any]:
        copier = FrameCopier(self.storyboard, self.store, self.storyboard)  # type: ignore[arg-type]
        return self.dated() | {"copier": copier}

    def trodden(self) -> dict[str, Any]:
        return self.dated() | {"steps": self.plans, "frames": self.frames}

    @property
    def at(self) -> tuple[Any, Any]:
        return PROJECT, self.plan.id

    @property
    def shot_id(self) -> Any:
        return self.plan.parts.shot_ids[0]

    def kept(self) -> VideoPlan:
        return self.plans.kept[self.plan.id]


def new_room() -> Room:
    plans = FakePlans()
    plan, snapshots = new_plan(), FakeSnapshots(plans)
    plans.add(plan)
    snapshot = Snapshot.of(plan, new_id(), "처음", KIM, AT)
    snapshots.add(snapshot)
    plans.told.clear()
    return Room(plans, snapshots, FakeAccess(), plan, snapshot)


WRITES: dict[str, Callable[[Room], Any]] = {
    "create": lambda room: create_plan(WRITER, PROJECT, CreatePlan(TERMS), presets=FakePresets(), **room.dated()),
    "revise": lambda room: revise_plan(WRITER, *room.at, RevisePlan("2안"), **room.dated()),
    "stage": lambda room: revise_stage(
        WRITER, *room.at, ReviseStage(room.plan.parts.stage_ids[0], {"title": "문"}), **room.dated()
    ),
    "shot": lambda room: revise_shot(WRITER, *room.at, ReviseShot(room.shot_id, {"title": "문"}), **room.dated()),
    "inserts": lambda room: set_inserts(WRITER, *room.at, SetInserts(room.shot_id, (INSERT,)), **room.dated()),
    "order": lambda room: order_shots(
        WRITER, *room.at, OrderShots(tuple(reversed(room.plan.parts.shot_ids))), **room.dated()
    ),
    "lock": lambda room: lock_part(WRITER, *room.at, "brief", **room.dated()),
    "unlock": lambda room: unlock_part(WRITER, *room.at, "brief", **room.dated()),
    "undo": lambda room: undo_change(WRITER, *room.at, None, **room.trodden()),
    "redo": lambda room: redo_change(WRITER, *room.at, None, **room.trodden()),
    "duplicate": lambda room: duplicate_plan(WRITER, *room.at, None, **room.copying()),
    "delete": lambda room: delete_plan(WRITER, *room.at, None, **room.dated()),
    "restore": lambda room: restore_plan(WRITER, *room.at, **room.dated()),
    "name": lambda room: take_snapshot(WRITER, *room.at, "1차", snapshots=room.snapshots, **room.dated()),
    "forget": lambda room: delete_snapshot(
        WRITER, *room.at, room.snapshot.id, snapshots=room.snapshots, **room.write()
    ),
    "go back": lambda room: restore_snapshot(
        WRITER, *room.at, room.snapshot.id, None, snapshots=room.snapshots, frames=room.frames, **room.dated()
    ),
}
