"""A round was opened: those who are asked hear of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.ports import VideoVersions
from feedback.application.review_news import request_of
from feedback.application.tell_finish import Herald
from feedback.contracts import Author
from feedback.domain.review_round import RoundPlace


@dataclass(frozen=True, kw_only=True)
class AskReviewers:
    """`reviewer_ids` are members who are waited for."""

    round_id: UUID
    place: RoundPlace
    by: Author
    reviewer_ids: Sequence[UUID]
    is_again: bool


def ask_reviewers(
    command: AskReviewers, delivery_id: UUID, *, unit_of_work: UnitOfWork, versions: VideoVersions, tell: Herald
) -> None:
    """Nobody is asked for what lies in the trash by now."""
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.place.version_id)
        if version is not None and command.reviewer_ids:
            recipients = tuple(command.reviewer_ids)
            title, again = version.video_title, command.is_again
            news = request_of(command.round_id, command.place, title, command.by, recipients, is_again=again)
            tell(news, delivery_id)
