"""Approving a cut, or asking for changes, in an open round."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.ports import ProjectAccess, VideoVersions
from feedback.application.reviewed_version import held_round, held_version, keep_round
from feedback.application.round_ports import Rounds
from feedback.contracts import ReviewDecision, RoundRow
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class Decide:
    """`decision` of the actor, asked or not."""

    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID
    round_id: UUID
    decision: ReviewDecision
    note: str = ""


def decide(
    command: Decide,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> RoundRow:
    """The round as it is then; the same decision again is no change.

    VersionNotFound, RoundNotFound, RoundIsOver, InvalidField. Of two at once each waits for the version's row, so that
    both count.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.APPROVE)
        version = held_version(grant, command.video_id, command.version_id, versions)
        review = held_round(version, command.round_id, rounds)
        if review.decide(author_of(grant), command.decision, command.note, clock()):
            keep_round(review, version, rounds, versions)
    return review.row()
