"""A reviewer says that they have finished with a version."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.finishing import finished
from feedback.application.ports import ProjectAccess, VideoVersions
from feedback.application.reviewed_version import held_version
from feedback.application.round_ports import Finishes, Writings
from feedback.contracts import FinishRow
from feedback.domain.review_finish import Closing
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class FinishReview:
    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID
    summary: str = ""


def finish_review(
    command: FinishReview,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    versions: VideoVersions,
    finishes: Finishes,
    writings: Writings,
    jobs: JobQueue,
    clock: Clock,
) -> FinishRow:
    """What will be told; VersionNotFound, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        version = held_version(grant, command.video_id, command.version_id, versions)
        finish = finished(
            version,
            author_of(grant),
            Closing(summary=command.summary),
            finishes=finishes,
            writings=writings,
            jobs=jobs,
            now=clock(),
        )
    return finish.row()
