"""What people may ask and want of the work on a version."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.clock import utc_now
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application.processing_ports import ProcessingRow
from feedback.application.read_processing import read_processing
from feedback.application.retry_processing import retry_processing
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.processing_reads import PostgresProcessingReads
from feedback.infrastructure.processing_steps import PostgresProcessingSteps
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.video_jobs import DatabaseVideoJobs
from feedback.infrastructure.video_versions import PostgresVideoVersions
from projects import api as projects


@dataclass(frozen=True)
class Processing:
    """Use cases with their ports bound."""

    read_processing: Callable[..., ProcessingRow]
    retry_processing: Callable[..., None]


@cache
def app() -> Processing:
    return Processing(
        read_processing=partial(read_processing, access=projects, reads=PostgresProcessingReads()),
        retry_processing=partial(
            retry_processing,
            unit_of_work=unit_of_work,
            access=projects,
            versions=PostgresVideoVersions(publish),
            items=PostgresFeedbackItems(publish),
            ledger=PostgresStorageLedger(),
            steps=PostgresProcessingSteps(publish, projects.living),
            jobs=DatabaseVideoJobs(),
            clock=utc_now,
        ),
    )
