"""What people do with files of plans."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from ai_planning.application.list_exports import SeenExport, list_exports
from ai_planning.infrastructure.export_reads import PostgresExportReads
from core.domain.clock import utc_now
from core.domain.pages import CursorPage
from core.infrastructure.presigning import address_signer
from projects.api import require


@dataclass(frozen=True)
class Exports:
    """Use cases with their ports bound."""

    list_exports: Callable[..., CursorPage[SeenExport]]


@cache
def exports() -> Exports:
    reads = PostgresExportReads()
    return Exports(
        list_exports=partial(list_exports, access=require, reads=reads, signer=address_signer(), clock=utc_now)
    )
