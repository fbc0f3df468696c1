"""Choosing what is filmed, wired."""

from collections.abc import Callable
from functools import cache, partial

from ai_planning.application import choose_shooting as choosing
from ai_planning.contracts.shooting import ShootingChosen
from ai_planning.infrastructure.built_in.places import place_named_in
from ai_planning.infrastructure.plan_reads import DjangoPlanReads
from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require


@cache
def choose_shooting() -> Callable[..., ShootingChosen]:
    return partial(
        choosing.choose_shooting,
        unit_of_work=unit_of_work,
        access=require,
        reads=DjangoPlanReads(),
        named=place_named_in,
        publish=publish,
        clock=utc_now,
    )
