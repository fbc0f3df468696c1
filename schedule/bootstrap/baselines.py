"""Baselines, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require
from schedule.application import read_baselines as reading
from schedule.application.delete_baseline import delete_baseline
from schedule.application.save_baseline import save_baseline
from schedule.bootstrap.tasks import schedules
from schedule.contracts.baselines import BaselineRow
from schedule.domain.variance import Comparison
from schedule.infrastructure.baselines import DjangoBaselineReads, DjangoBaselines, planned_tasks


@dataclass(frozen=True)
class Baselines:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    save_baseline: Callable[..., BaselineRow]
    list_baselines: Callable[..., Page[BaselineRow]]
    read_baseline: Callable[..., BaselineRow]
    compare_baseline: Callable[..., tuple[BaselineRow, Comparison]]
    delete_baseline: Callable[..., None]


@cache
def baselines() -> Baselines:
    reads: dict[str, Any] = {"access": require, "reads": DjangoBaselineReads()}
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "access": require, "baselines": DjangoBaselines(publish)}
    return Baselines(
        save_baseline=partial(save_baseline, **write, schedules=schedules(), clock=utc_now),
        list_baselines=partial(reading.list_baselines, **reads),
        read_baseline=partial(reading.read_baseline, **reads),
        compare_baseline=partial(reading.compare_baseline, **reads, planned=planned_tasks),
        delete_baseline=partial(delete_baseline, **write),
    )
