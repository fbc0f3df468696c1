"""Review goes on with the newest version that can be watched: an open round does not end with a cut."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import Videos, VideoVersions
from feedback.application.reviewed_version import keep_round, place_of, stand
from feedback.application.round_ports import Approvers, Rounds
from feedback.domain.review_round import ReviewRound
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True, kw_only=True)
class ReopenReview:
    """Of a video of which a version has become ready, or that came back from the trash with it."""

    project_id: UUID
    video_id: UUID


def reopen_review(
    command: ReopenReview,
    *,
    unit_of_work: UnitOfWork,
    approvers: Approvers,
    videos: Videos,
    versions: VideoVersions,
    rounds: Rounds,
    clock: Clock,
) -> None:
    """Ends the open rounds of older versions, and opens one like the last of them; safe to run twice.

    None where nobody is left to ask.
    """
    with unit_of_work(by=SYSTEM):
        video = videos.get(command.project_id, command.video_id)
        if video is not None:
            open_rounds = rounds.open_on([each.id for each in video.versions])
            _Reviewed(video, approvers(command.project_id), versions, rounds, clock()).go_on(open_rounds)


@dataclass(frozen=True)
class _Reviewed:
    video: Video
    entitled: Mapping[UUID, str]
    versions: VideoVersions
    rounds: Rounds
    now: datetime

    def go_on(self, open_rounds: Collection[ReviewRound]) -> None:
        cuts = {each.id: each for each in self.video.versions}
        target = self.video.newest_ready
        newest_number = target.number if target is not None else 0
        older = [each for each in open_rounds if each.place.version_number < newest_number]
        for review in open_rounds:
            if review in older:
                review.supersede(self.now)
            else:
                # Who lost the right while the version lay in the trash.
                review.follow(self.entitled, self.now)
            self._keep(review, cuts[review.place.version_id])
        if target is not None and older and not self.rounds.is_known(target.id):
            last = max(older, key=lambda each: each.place.version_number)
            if last.took_part(self.entitled):
                self._open_again(last, target)

    def _keep(self, review: ReviewRound, version: VideoVersion) -> None:
        if review.told:
            keep_round(review, version, self.rounds, self.versions)

    def _open_again(self, before: ReviewRound, target: VideoVersion) -> None:
        review = before.reopened(place_of(target), self.entitled, self.now)
        self.rounds.add(review)
        stand(target, review, self.versions)
