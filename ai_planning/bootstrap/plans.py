"""Plans, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ai_planning.application import read_plans as reading
from ai_planning.application.copy_frames import FrameCopier
from ai_planning.application.create_plan import create_plan
from ai_planning.application.delete_plan import delete_plan
from ai_planning.application.duplicate_plan import duplicate_plan
from ai_planning.application.lock_part import lock_part
from ai_planning.application.order_shots import order_shots
from ai_planning.application.plan_read_models import TrashedPlan
from ai_planning.application.redo_change import redo_change
from ai_planning.application.restore_plan import restore_plan
from ai_planning.application.revise_plan import revise_plan
from ai_planning.application.revise_shot import revise_shot
from ai_planning.application.revise_stage import revise_stage
from ai_planning.application.set_inserts import set_inserts
from ai_planning.application.undo_change import undo_change
from ai_planning.application.unlock_part import unlock_part
from ai_planning.contracts.rows import PlanRow, PlanSummary
from ai_planning.infrastructure.frame_reads import DjangoFrameReads
from ai_planning.infrastructure.frames import DjangoFrames, DjangoNamedFrames
from ai_planning.infrastructure.plan_reads import DjangoPlanReads
from ai_planning.infrastructure.plans import DjangoPlans, DjangoSteps
from ai_planning.infrastructure.presets import DjangoPresetReads
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require


@dataclass(frozen=True)
class Plans:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    create_plan: Callable[..., PlanRow]
    list_plans: Callable[..., Page[PlanSummary]]
    read_plan: Callable[..., PlanRow]
    revise_plan: Callable[..., PlanRow]
    revise_stage: Callable[..., PlanRow]
    revise_shot: Callable[..., PlanRow]
    set_inserts: Callable[..., PlanRow]
    order_shots: Callable[..., PlanRow]
    lock_part: Callable[..., PlanRow]
    unlock_part: Callable[..., PlanRow]
    undo_change: Callable[..., PlanRow]
    redo_change: Callable[..., PlanRow]
    duplicate_plan: Callable[..., PlanRow]
    delete_plan: Callable[..., None]
    restore_plan: Callable[..., PlanRow]
    list_trash: Callable[..., Page[TrashedPlan]]


@cache
def plans() -> Plans:
    reads: dict[str, Any] = {"access": require, "reads": DjangoPlanReads()}
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": require, "plans": DjangoPlans(publish)}
    dated: dict[str, Any] = write | {"clock": utc_now}
    trodden: dict[str, Any] = dated | {"steps": DjangoSteps(), "frames": DjangoNamedFrames()}
    copier = FrameCopier(DjangoFrameReads(), object_store(), DjangoFrames(publish))
    return Plans(
        create_plan=partial(create_plan, presets=DjangoPresetReads(), **dated),
        list_plans=partial(reading.list_plans, **reads),
        read_plan=partial(reading.read_plan, **reads),
        revise_plan=partial(revise_plan, **dated),
        revise_stage=partial(revise_stage, **dated),
        revise_shot=partial(revise_shot, **dated),
        set_inserts=partial(set_inserts, **dated),
        order_shots=partial(order_shots, **dated),
        lock_part=partial(lock_part, **dated),
        unlock_part=partial(unlock_part, **dated),
        undo_change=partial(undo_change, **trodden),
        redo_change=partial(redo_change, **trodden),
        duplicate_plan=partial(duplicate_plan, **dated, copier=copier),
        delete_plan=partial(delete_plan, **dated),
        restore_plan=partial(restore_plan, **dated),
        list_trash=partial(reading.list_plan_trash, **reads, clock=utc_now),
    )
