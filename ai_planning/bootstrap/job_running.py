"""What the planner does with jobs."""

from collections.abc import Mapping
from functools import partial
from typing import Any
from uuid import UUID

from ai_planning.application import run_job as running
from ai_planning.application.bench import Bench, RunJob
from ai_planning.application.clear_leftovers import clear_leftovers
from ai_planning.application.desk import Desk
from ai_planning.application.draw_frames import draw_frames
from ai_planning.application.export_plan import Press, export_plan
from ai_planning.application.make_parts import PARTS
from ai_planning.bootstrap.exporters import exporters
from ai_planning.bootstrap.frames import frame_keeper
from ai_planning.bootstrap.jobs import desk_of_all
from ai_planning.contracts.jobs import JobKind
from ai_planning.infrastructure.remembered import PostgresRemembered
from core.infrastructure.object_store import object_store
from projects import api as projects


def run_job(payload: dict[str, Any]) -> None:
    """Job `ai_planning.run_job` {job_id, project_id, plan_id, user_id}."""
    running.run_job(_command(payload), bench=bench_of(desk_of_all()), craft=craft(press()))


def give_up_on_job(payload: dict[str, Any], error: str) -> None:
    """When the tries of `ai_planning.run_job` are used up."""
    running.give_up_on_job(_command(payload), bench=bench_of(desk_of_all()))


def tidy_remembered() -> None:
    PostgresRemembered().forget_old()


def craft(press: Press) -> Mapping[JobKind, running.Work]:
    """How each kind of job is done."""
    drawing, exporting = partial(draw_frames, keeper=frame_keeper()), partial(export_plan, press=press)
    return {**PARTS, JobKind.STORYBOARD: drawing, JobKind.EXPORT: exporting}


def press() -> Press:
    return Press(makers=exporters(), names=projects.titles, store=object_store())


def bench_of(desk: Desk) -> Bench:
    """What is asked for at the desk is worked on with the same parts."""
    return Bench(
        unit_of_work=desk.unit_of_work,
        plans=desk.plans,
        jobs=desk.jobs,
        orders=desk.orders,
        usages=desk.usages,
        budgets=desk.budgets,
        makers=desk.makers,
        remembered=desk.remembered,
        allowance=desk.allowance,
        clock=desk.clock,
        count=desk.count,
        clear=partial(clear_leftovers, store=object_store()),
    )


def _command(payload: dict[str, Any]) -> RunJob:
    return RunJob(**{name: UUID(value) for name, value in payload.items()})
