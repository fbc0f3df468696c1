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
from feedback.application.round_ports import Finishes, Rounds, Writings
from feedback.contracts import Author, FinishRow
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
    rounds: Rounds,
    finishes: Finishes,
    writings: Writings,
    jobs: JobQueue,
    clock: Clock,
) -> FinishRow:
    """What will be told; VersionNotFound, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.COMMENT)
        version = held_version(grant, command.video_id, command.version_id, versions)
        by = author_of(grant)
        finish = finished(
            version,
            by,
            _closing(command, by, rounds),
            finishes=finishes,
            writings=writings,
            jobs=jobs,
            now=clock(),
        )
    return finish.row()


def _closing(command: FinishReview, by: Author, rounds: Rounds) -> Closing:
    """With the decision that stands, of which the subscriber may not have heard yet."""
    for review in rounds.open_on([command.version_id]):
        for each in review.reviewers:
            if each.person.id == by.id and each.decision is not None:
                return Closing(
                    summary=command.summary,
                    round_id=review.id,
                    decision=each.decision,
                    note=each.note,
                    decided_at=each.decided_at,
                )
    return Closing(summary=command.summary)
