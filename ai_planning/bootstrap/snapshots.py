"""Named states of plans, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from ai_planning.application import read_snapshots as reading
from ai_planning.application.delete_snapshot import delete_snapshot
from ai_planning.application.plan_read_models import Comparison
from ai_planning.application.restore_snapshot import restore_snapshot
from ai_planning.application.take_snapshot import take_snapshot
from ai_planning.contracts.rows import PlanRow
from ai_planning.contracts.snapshots import SnapshotRow
from ai_planning.infrastructure.frames import DjangoNamedFrames
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.snapshots import DjangoSnapshotReads, DjangoSnapshots
from core.domain.clock import utc_now
from core.domain.pages import Page
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require


@dataclass(frozen=True)
class Snapshots:
    """Use cases with their ports bound; each says what it takes, gives and refuses."""

    take_snapshot: Callable[..., SnapshotRow]
    list_snapshots: Callable[..., Page[SnapshotRow]]
    read_snapshot: Callable[..., SnapshotRow]
    compare_snapshot: Callable[..., Comparison]
    restore_snapshot: Callable[..., PlanRow]
    delete_snapshot: Callable[..., None]


@cache
def snapshots() -> Snapshots:
    reads: dict[str, Any] = {"access": require, "reads": DjangoSnapshotReads()}
    write: dict[str, Any] = {
        "unit_of_work": unit_of_work,
        "access": require,
        "plans": DjangoPlans(publish),
        "snapshots": DjangoSnapshots(publish),
    }
    return Snapshots(
        take_snapshot=partial(take_snapshot, **write, clock=utc_now),
        list_snapshots=partial(reading.list_snapshots, **reads),
        read_snapshot=partial(reading.read_snapshot, **reads),
        compare_snapshot=partial(reading.compare_snapshot, **reads),
        restore_snapshot=partial(restore_snapshot, **write, frames=DjangoNamedFrames(), clock=utc_now),
        delete_snapshot=partial(delete_snapshot, **write),
    )
