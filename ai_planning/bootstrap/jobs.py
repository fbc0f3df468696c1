"""What people do with jobs, quotas and budgets."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.conf import settings

from ai_planning.application.cancel_job import cancel_job
from ai_planning.application.desk import Desk
from ai_planning.application.read_jobs import SeenJob, list_jobs, read_job
from ai_planning.application.read_quotas import Quota, read_quotas
from ai_planning.application.request_job import request_job
from ai_planning.application.retry_job import retry_job
from ai_planning.application.set_budget import read_budget, set_budget
from ai_planning.bootstrap.making import makers
from ai_planning.contracts.job_rows import JobRow
from ai_planning.domain.budget import Budget
from ai_planning.domain.usage import Allowance, Unit
from ai_planning.infrastructure.frames import DjangoFrames
from ai_planning.infrastructure.job_metrics import count_job
from ai_planning.infrastructure.job_orders import DatabaseJobOrders
from ai_planning.infrastructure.job_reads import PostgresJobReads
from ai_planning.infrastructure.planning_jobs import PostgresPlanningJobs
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.remembered import PostgresRemembered
from ai_planning.infrastructure.usages import PostgresBudgets, PostgresUsages
from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.infrastructure.outbox import publish
from core.infrastructure.presigning import address_signer
from core.infrastructure.unit_of_work import unit_of_work
from projects import api as projects


@dataclass(frozen=True)
class Jobs:
    """Use cases with their ports bound."""

    request_job: Callable[..., JobRow]
    retry_job: Callable[..., JobRow]
    cancel_job: Callable[..., JobRow]
    list_jobs: Callable[..., CursorPage[JobRow]]
    read_job: Callable[..., SeenJob]
    read_quotas: Callable[..., dict[str, Quota]]
    read_budget: Callable[..., Budget]
    set_budget: Callable[..., Budget]


@cache
def app() -> Jobs:
    desk, reads, budgets = desk_of_all(), PostgresJobReads(), PostgresBudgets(settings.PLANNING_BUDGET_MICROS)
    counted: dict[str, Any] = {"usages": desk.usages, "jobs": desk.jobs, "allowance": desk.allowance}
    return Jobs(
        request_job=partial(request_job, desk=desk),
        retry_job=partial(retry_job, desk=desk),
        cancel_job=partial(cancel_job, desk=desk),
        list_jobs=partial(list_jobs, access=projects, reads=reads),
        read_job=partial(read_job, access=projects, reads=reads, signer=address_signer(), clock=utc_now),
        read_quotas=partial(read_quotas, **counted, clock=utc_now),
        read_budget=partial(read_budget, access=projects, budgets=budgets),
        set_budget=partial(set_budget, unit_of_work=unit_of_work, access=projects, budgets=budgets, clock=utc_now),
    )


def desk_of_all() -> Desk:
    return Desk(
        unit_of_work=unit_of_work,
        access=projects,
        plans=DjangoPlans(publish),
        jobs=PostgresPlanningJobs(publish),
        orders=DatabaseJobOrders(),
        usages=PostgresUsages(),
        budgets=PostgresBudgets(settings.PLANNING_BUDGET_MICROS),
        makers=makers(),
        remembered=PostgresRemembered(),
        allowance=allowance(),
        frames=DjangoFrames(publish),
        clock=utc_now,
        count=count_job,
    )


def allowance() -> Allowance:
    daily = {Unit(name): most for name, most in settings.PLANNING_DAILY.items()}
    return Allowance(daily, settings.PLANNING_TOKENS_PER_MONTH, settings.PLANNING_JOBS_AT_ONCE)
