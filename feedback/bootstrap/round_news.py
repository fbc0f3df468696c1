"""What review does about what happens elsewhere."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.infrastructure.outbox import publish
from feedback.application import finish_by_decision as finishing
from feedback.application import follow_reviewers as following
from feedback.application import reopen_review as reopening
from feedback.bootstrap import rounds
from feedback.contracts import Author, ReviewDecision
from feedback.domain.review_finish import Closing
from feedback.infrastructure.videos import PostgresVideos


def reopen_review(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `video.ready`, `video.restored` and `version.restored` {project_id, video_id}."""
    reopening.reopen_review(
        reopening.ReopenReview(project_id=UUID(payload["project_id"]), video_id=UUID(payload["video_id"])),
        approvers=rounds.approvers,
        videos=PostgresVideos(publish),
        **rounds.reviewing(),
    )


def follow_reviewers(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `member.joined`, `member.left` and `member.role_changed` {project_id, user_id}."""
    following.follow_reviewers(
        following.FollowReviewers(project_id=UUID(payload["project_id"]), user_id=UUID(payload["user_id"])),
        approvers=rounds.approvers,
        **rounds.reviewing(),
    )


def finish_by_decision(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `review.decided` {version_id, round_id, updated_at, decided {reviewer, decision, note}}."""
    decided = payload["decided"]
    person = decided["reviewer"]
    command = finishing.FinishByDecision(
        version_id=UUID(payload["version_id"]),
        reviewer=Author(UUID(person["id"]), person["name"], person["is_guest"]),
        closing=Closing(
            note=decided["note"],
            decided_at=datetime.fromisoformat(payload["updated_at"]),
            round_id=UUID(payload["round_id"]),
            decision=ReviewDecision(decided["decision"]),
        ),
    )
    finishing.finish_by_decision(command, **rounds.finishing())
