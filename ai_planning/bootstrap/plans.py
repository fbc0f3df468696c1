"""Plans, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ai_planning.application import read_plans as reading
from ai_planning.application.create_plan import create_plan
from ai_planning.contracts.rows import PlanRow, PlanSummary
from ai_planning.infrastructure.plan_reads import DjangoPlanReads
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.presets import DjangoPresetReads
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require


@dataclass(frozen=True)
class Plans:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    create_plan: Callable[..., PlanRow]
    list_plans: Callable[..., Page[PlanSummary]]
    read_plan: Callable[..., PlanRow]


@cache
def plans() -> Plans:
    reads: dict[str, Any] = {"access": require, "reads": DjangoPlanReads()}
    write: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": require,
        "plans": DjangoPlans(publish),
        "clock": utc_now,
    }
    return Plans(
        create_plan=partial(create_plan, presets=DjangoPresetReads(), **write),
        list_plans=partial(reading.list_plans, **reads),
        read_plan=partial(reading.read_plan, **reads),
    )
