"""Ports within the scope of one guest: what lies outside of it is not there, whoever asks for it and in whatever way.

A port has here what guests use of it and nothing else, so that nothing new is open to them by accident.
"""

from dataclasses import replace
from uuid import UUID

from core.domain.clock import Clock
from feedback.application.feedback_question import FeedbackQuestion
from feedback.application.film_ports import VersionReads
from feedback.application.guest_access import ScopedAccess
from feedback.application.playback_ports import Film, PlaybackReads
from feedback.application.ports import FeedbackItems, FeedbackReads, Footages
from feedback.application.read_models import FeedbackPage, SeenVideo
from feedback.application.sharing_ports import LinkUses, SharingReads
from feedback.application.talk_ports import Comments
from feedback.application.whereabouts import Places, Whereabouts
from feedback.contracts import FeedbackRow
from feedback.domain.comment import Comment
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import Footage
from projects.contracts import ProjectGrant


class ScopedItems:
    """FeedbackItems."""

    def __init__(self, items: FeedbackItems, scope: ScopedAccess, uses: LinkUses, clock: Clock) -> None:
        self._items, self._scope, self._uses, self._clock = items, scope, uses, clock

    def get(self, project_id: UUID, feedback_id: UUID) -> FeedbackItem | None:
        item = self._items.get(project_id, feedback_id)
        if item is None or not self._scope.grant.covers(item.footage.video_id, item.footage.version_id):
            return None
        return item

    def add(self, item: FeedbackItem) -> None:
        grant = self._scope.grant
        self._uses.count_by(grant.link_id, grant.user_id, self._clock(), "notes")
        self._items.add(item)

    def save(self, item: FeedbackItem) -> None:
        self._items.save(item)

    def remove(self, item: FeedbackItem) -> None:
        self._items.remove(item)


class CountedComments:
    """Comments. Whether their item is reached, the conversation on it says."""

    def __init__(self, comments: Comments, scope: ScopedAccess, uses: LinkUses, clock: Clock) -> None:
        self._scope, self._uses, self._clock = scope, uses, clock
        self._add = comments.add
        self.get, self.seen_by, self.line = comments.get, comments.seen_by, comments.line
        self.save, self.remove, self.keep_reaction = comments.save, comments.remove, comments.keep_reaction

    def add(self, comment: Comment) -> None:
        grant = self._scope.grant
        self._uses.count_by(grant.link_id, grant.user_id, self._clock(), "comments")
        self._add(comment)


class ScopedFootages:
    """Footages."""

    def __init__(self, footages: Footages, scope: ScopedAccess) -> None:
        self._footages, self._scope = footages, scope

    def find(self, project_id: UUID, video_id: UUID | None, version_id: UUID | None) -> Footage | None:
        grant = self._scope.grant
        if video_id not in (None, grant.video_id) or version_id not in (None, grant.version_id):
            return None
        return self._footages.find(project_id, grant.video_id, grant.version_id)


class ScopedReads:
    """FeedbackReads. Totals are of what the guest sees, not of the project."""

    def __init__(self, reads: FeedbackReads, scope: ScopedAccess, sharing: SharingReads) -> None:
        self._reads, self._scope, self._sharing = reads, scope, sharing

    def page(self, grant: ProjectGrant, question: FeedbackQuestion) -> FeedbackPage:
        seen = self._scope.grant
        within = replace(question.filters, video_id=seen.video_id, version_id=seen.version_id)
        asked = replace(question, filters=within)
        return replace(self._reads.page(grant, asked), stats=self._sharing.stats(seen))

    def row(self, grant: ProjectGrant, feedback_id: UUID) -> FeedbackRow | None:
        row = self._reads.row(grant, feedback_id)
        return row if row and self._scope.grant.covers(row.video_id, row.version_id) else None


class ScopedPlaces:
    """Places."""

    def __init__(self, places: Places, scope: ScopedAccess) -> None:
        self._places, self._scope = places, scope

    def of_item(self, project_id: UUID, feedback_id: UUID) -> Whereabouts | None:
        return self._seen(self._places.of_item(project_id, feedback_id))

    def of_version(self, project_id: UUID, version_id: UUID) -> Whereabouts | None:
        return self._seen(self._places.of_version(project_id, version_id))

    def _seen(self, place: Whereabouts | None) -> Whereabouts | None:
        return place if place and self._scope.grant.covers(place.video_id, place.version_id) else None


class ScopedVersionReads:
    """VersionReads. The file itself is for those who may download it."""

    def __init__(self, reads: VersionReads, scope: ScopedAccess) -> None:
        self._reads, self._scope = reads, scope

    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> SeenVideo | None:
        found = self._reads.row(grant, video_id, version_id) if self._scope.grant.covers(video_id, version_id) else None
        if found is None or self._scope.grant.may_download:
            return found
        row, objects = found
        return row, replace(objects, source=None)


class ScopedPlaybackReads:
    """PlaybackReads. The file itself is for those who may download it, also where there is nothing else to play yet."""

    def __init__(self, reads: PlaybackReads, scope: ScopedAccess) -> None:
        self._reads, self._scope = reads, scope

    def film(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> Film | None:
        film = self._reads.film(grant, video_id, version_id) if self._scope.grant.covers(video_id, version_id) else None
        if film is None or self._scope.grant.may_download:
            return film
        return replace(film, source_key=None)
