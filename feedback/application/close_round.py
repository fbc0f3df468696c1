"""Ending a round: what was decided stays as a record."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.own_round import RoundTarget, own_round
from feedback.application.ports import ProjectAccess, VideoVersions
from feedback.application.reviewed_version import keep_round
from feedback.application.round_ports import Rounds
from feedback.contracts import RoundRow
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class CloseRound:
    actor: Actor
    project_id: UUID
    target: RoundTarget


def close_round(
    command: CloseRound,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> RoundRow:
    """As it stands then; VersionNotFound, RoundNotFound, NotYourRound, Stale, RoundIsOver."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        version, review = own_round(grant, command.target, versions, rounds)
        review.close(author_of(grant), clock())
        keep_round(review, version, rounds, versions)
    return review.row()
