"""A member has left, come back, or has another role: rounds wait for those who may decide."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import VideoVersions
from feedback.application.reviewed_version import keep_round
from feedback.application.round_ports import Approvers, Rounds


@dataclass(frozen=True, kw_only=True)
class FollowReviewers:
    project_id: UUID
    user_id: UUID


def follow_reviewers(
    command: FollowReviewers,
    *,
    unit_of_work: UnitOfWork,
    approvers: Approvers,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> None:
    """Safe to run twice. Rounds of what lies in the trash follow when it comes back."""
    with unit_of_work(by=SYSTEM):
        asking = rounds.versions_asking(command.project_id, command.user_id)
        held = {version.id: version for version in map(versions.get, asking) if version is not None}
        entitled = approvers(command.project_id) if held else {}
        for review in rounds.open_on(held) if held else ():
            review.follow(entitled, clock())
            if review.told:
                keep_round(review, held[review.place.version_id], rounds, versions)
