"""Composition of what keeps projects findable."""

from core.domain.clock import utc_now
from core.infrastructure.unit_of_work import unit_of_work
from projects.application.mend_search import mend_search as _mend_search
from projects.infrastructure.search_index import DjangoSearchIndex


def mend_search() -> int:
    """How many projects were not found by what they are called."""
    return _mend_search(unit_of_work=unit_of_work, index=DjangoSearchIndex(), clock=utc_now)
