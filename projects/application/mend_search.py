"""Projects that another release wrote are found by what they are called."""

from datetime import timedelta

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from projects.application.search_ports import SearchIndex

# So long a release may run beside the one before it.
BACK = timedelta(days=1)


def mend_search(*, unit_of_work: UnitOfWork, index: SearchIndex, clock: Clock) -> int:
    """How many were astray. A transaction each, so that nobody waits for more than one of them."""
    astray = list(index.astray(clock() - BACK))
    for project_id in astray:
        with unit_of_work(by=SYSTEM):
            index.mend(project_id)
    return len(astray)
