"""Asking people to review a version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.errors import InvalidField
from feedback.application.authorship import author_of
from feedback.application.ports import ProjectAccess, Videos, VideoVersions
from feedback.application.reviewed_version import demand_reviewable, place_of, stand, version_with_video
from feedback.application.round_ports import Approvers, Rounds
from feedback.contracts import Author, RoundRow, RoundRule
from feedback.domain.review_round import ReviewRound, RoundTerms
from feedback.domain.review_rule import ReviewRule
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class OpenRound:
    """`reviewer_ids` None: all who may decide, but for whoever asks."""

    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID
    reviewer_ids: Sequence[UUID] | None = None
    rule: RoundRule = RoundRule.ALL
    quorum: int | None = None
    due_date: date | None = None


def open_round(
    command: OpenRound,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    approvers: Approvers,
    videos: Videos,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> RoundRow:
    """Its row; VideoNotFound, VersionNotFound, NothingToWatch, NewerVersionStands, RoundAlreadyOpen, InvalidField."""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE)
        video, version = version_with_video(grant, command.video_id, command.version_id, videos)
        demand_reviewable(video, version)
        review = ReviewRound.requested(
            place_of(version),
            RoundTerms(rule=ReviewRule(command.rule, command.quorum), due_date=command.due_date),
            _asked(command, approvers(grant.project_id)),
            author_of(grant),
            clock(),
        )
        rounds.add(review)
        stand(version, review, versions)
    return review.row()


def reviewers_named(ids: Sequence[UUID], approvers: Mapping[UUID, str]) -> list[Author]:
    """Members who may decide, each once; InvalidField names the first of the others."""
    for number, user_id in enumerate(ids):
        if user_id not in approvers:
            raise InvalidField(f"/reviewer_ids/{number}", "review.not_a_reviewer")
    if not ids:
        raise InvalidField("/reviewer_ids", "review.no_reviewers")
    return [Author(user_id, approvers[user_id]) for user_id in dict.fromkeys(ids)]


def _asked(command: OpenRound, approvers: Mapping[UUID, str]) -> list[Author]:
    if command.reviewer_ids is not None:
        return reviewers_named(command.reviewer_ids, approvers)
    return reviewers_named(sorted(approvers.keys() - {command.actor.user_id}), approvers)
