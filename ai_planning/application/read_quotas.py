"""What is left of today, of this month, and at a time."""

from dataclasses import dataclass
from datetime import datetime

from ai_planning.application.job_ports import PlanningJobs, Usages
from ai_planning.domain.usage import Allowance, Unit, day_end, day_in_seoul, month_end
from core.domain.actor import Actor
from core.domain.clock import Clock


@dataclass(frozen=True)
class Quota:
    """`reserved` is what open jobs may yet use."""

    limit: int
    used: int
    reserved: int
    left: int
    resets_at: datetime | None


def read_quotas(
    actor: Actor, *, usages: Usages, jobs: PlanningJobs, allowance: Allowance, clock: Clock
) -> dict[str, Quota]:
    usage = usages.read(actor.user_id, day_in_seoul(clock()))
    open_jobs = jobs.reserved_by(actor.user_id)
    quotas: dict[str, Quota] = {}
    for unit in Unit:
        limit, used = allowance.daily[unit], usage.used.get(unit, 0)
        reserved, left = usage.reserved(unit, open_jobs), usage.left(unit, open_jobs, allowance)
        quotas[unit.value] = Quota(limit, used, reserved, left, day_end(usage.day))
    tokens, at_once = max(0, allowance.tokens - usage.tokens), max(0, allowance.at_once - len(open_jobs))
    quotas["tokens"] = Quota(allowance.tokens, usage.tokens, 0, tokens, month_end(usage.day))
    quotas["at_once"] = Quota(allowance.at_once, len(open_jobs), 0, at_once, None)
    return quotas
