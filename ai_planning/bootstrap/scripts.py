"""Scripts that become plans, wired."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from ai_planning.application.import_script import Imported, import_script, may_import
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.presets import DjangoPresetReads
from ai_planning.infrastructure.scripts.reader import read_script
from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from projects.api import require


@dataclass(frozen=True)
class Scripts:
    """Use cases with their ports bound."""

    may_import: Callable[..., None]
    import_script: Callable[..., Imported]


@cache
def scripts() -> Scripts:
    return Scripts(
        may_import=partial(may_import, access=require),
        import_script=partial(
            import_script,
            unit_of_work=unit_of_work,
            access=require,
            plans=DjangoPlans(publish),
            presets=DjangoPresetReads(),
            read=read_script,
            clock=utc_now,
        ),
    )
