"""Whoever has decided has finished, too."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.finishing import finished
from feedback.application.ports import VideoVersions
from feedback.application.round_ports import Finishes, Writings
from feedback.contracts import Author
from feedback.domain.review_finish import Closing


@dataclass(frozen=True, kw_only=True)
class FinishByDecision:
    version_id: UUID
    reviewer: Author
    closing: Closing


def finish_by_decision(
    command: FinishByDecision,
    *,
    unit_of_work: UnitOfWork,
    versions: VideoVersions,
    finishes: Finishes,
    writings: Writings,
    jobs: JobQueue,
    clock: Clock,
) -> None:
    """Once per delivery, which is one transaction with it; nothing for what lies in the trash by now."""
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
        if version is not None:
            finished(
                version,
                command.reviewer,
                command.closing,
                finishes=finishes,
                writings=writings,
                jobs=jobs,
                now=clock(),
            )
