"""Finding a round that the caller may change or close: one's own, or anybody's as an admin."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.errors import Stale
from feedback.application.ports import VideoVersions
from feedback.application.reviewed_version import held_round, held_version
from feedback.application.round_ports import Rounds
from feedback.domain.review_round import ReviewRound
from feedback.domain.round_refusals import NotYourRound
from feedback.domain.video_version import VideoVersion
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class RoundTarget:
    """Which round, at which version of it (None: any)."""

    video_id: UUID
    version_id: UUID
    round_id: UUID
    expected_version: int | None = None


def own_round(
    grant: ProjectGrant, target: RoundTarget, versions: VideoVersions, rounds: Rounds
) -> tuple[VideoVersion, ReviewRound]:
    """Both locked; VersionNotFound, RoundNotFound, NotYourRound, Stale."""
    version = held_version(grant, target.video_id, target.version_id, versions)
    review = held_round(version, target.round_id, rounds)
    if review.opened_by.id != grant.user_id and not grant.allows(Capability.DELETE):
        raise NotYourRound
    if target.expected_version not in (None, review.version):
        raise Stale(review.row())
    return version, review
