"""Approving a version, or asking for changes, whether anybody asked or not."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.authorship import author_of
from feedback.application.ports import ProjectAccess, Videos, VideoVersions
from feedback.application.reviewed_version import demand_reviewable, place_of, stand, version_with_video
from feedback.application.round_ports import Rounds
from feedback.contracts import ReviewDecision, RoundRow
from feedback.domain.review_round import ReviewRound
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class DecideOnVersion:
    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID
    decision: ReviewDecision
    note: str = ""


def decide_on_version(
    command: DecideOnVersion,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    videos: Videos,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> RoundRow:
    """In the version's open round; where there is none, in one that begins with it, in which one approval is enough.

    VideoNotFound, VersionNotFound, NothingToWatch, NewerVersionStands, InvalidField.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.APPROVE)
        video, version = version_with_video(grant, command.video_id, command.version_id, videos)
        now, author = clock(), author_of(grant)
        review = next(iter(rounds.open_on([version.id])), None)
        if review is None:
            demand_reviewable(video, version)
            review, keep = ReviewRound.unasked(place_of(version), author, now), rounds.add
        else:
            keep = rounds.save
        if review.decide(author, command.decision, command.note, now):
            keep(review)
            stand(version, review, versions)
    return review.row()
