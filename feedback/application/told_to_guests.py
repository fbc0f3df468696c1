"""What of a project's events a guest hears: those of the version that they see, and nothing that is not listed here."""

from dataclasses import replace
from enum import Enum
from typing import Any, Final, Literal

from core.domain.stream import StreamEvent
from feedback.contracts import (
    AuthorRenamed,
    CommentAdded,
    CommentDeleted,
    CommentUpdated,
    FeedbackCreated,
    FeedbackDeleted,
    FeedbackUpdated,
    GuestBlocked,
    ReactionChanged,
    ReviewClosed,
    ReviewDecided,
    ReviewFinished,
    ReviewReopened,
    ReviewRequested,
    ReviewUpdated,
    SharedGrant,
    ShareLinkRevoked,
    ShareLinkUpdated,
    StatusChanged,
    VersionAdded,
    VersionDeleted,
    VersionRestored,
    VersionUpdated,
    VideoDeleted,
    VideoFailed,
    VideoReady,
    VideoRestored,
    VideoUpdated,
)
from projects.contracts import ProjectDeleted


class Anew(Enum):
    """What is seen has changed as a whole."""

    ANEW = "anew"


ANEW: Final = Anew.ANEW
Told = StreamEvent | Literal[Anew.ANEW] | None

# Told where they lie on the version that is seen.
_TALK = frozenset(
    each.name
    for each in (
        FeedbackCreated,
        FeedbackDeleted,
        StatusChanged,
        CommentAdded,
        CommentUpdated,
        CommentDeleted,
        ReactionChanged,
    )
)
_TALK |= {
    each.name for each in (ReviewRequested, ReviewUpdated, ReviewDecided, ReviewClosed, ReviewReopened, ReviewFinished)
}
_FILM = frozenset(each.name for each in (VideoReady, VideoFailed, VideoUpdated, VersionUpdated))
# All that a guest may hear under its own name.
HEARD = _TALK | _FILM | {FeedbackUpdated.name}
# After these another version may be the newest, and what is told of the video beside its versions has changed.
_TURNS = frozenset(
    each.name for each in (VideoReady, VideoUpdated, VideoRestored, VersionAdded, VersionDeleted, VersionRestored)
)
# Of a version that is not seen: people may have changed it, which raises the revision of the video.
_TURNS_ELSEWHERE = _TURNS | {VersionUpdated.name}
_DOUBTFUL_FILM = _TURNS | {VideoDeleted.name}


def told(event: StreamEvent, grant: SharedGrant) -> Told:
    """The event as the guest hears it, another in its place, nothing; or ANEW: load what is seen."""
    if event.type == AuthorRenamed.name:
        # Whether anything of that author is seen, the event does not tell; the name of one who is not is not told.
        return ANEW
    if event.data.get("video_id") != str(grant.video_id):
        return None
    is_seen = event.data.get("version_id") == str(grant.version_id)
    if event.type in _TALK:
        return event if is_seen else None
    if event.type == FeedbackUpdated.name:
        return event if is_seen else _moved_away(event, grant)
    return _of_film(event, grant, is_seen=is_seen)


def is_doubtful(event: StreamEvent, grant: SharedGrant) -> bool:
    """Whether the guest's right, or which version is seen, has to be asked anew."""
    data = event.data
    match event.type:
        case ProjectDeleted.name:
            return True
        case ShareLinkUpdated.name | ShareLinkRevoked.name:
            return str(data.get("link_id")) == str(grant.link_id)
        case GuestBlocked.name:
            return str(data.get("guest_id")) == str(grant.user_id)
        case AuthorRenamed.name:
            return str(_author(data)) == str(grant.user_id)
        case _:
            return event.type in _DOUBTFUL_FILM and str(data.get("video_id")) == str(grant.video_id)


def _of_film(event: StreamEvent, grant: SharedGrant, *, is_seen: bool) -> Told:
    if event.data.get("changed_version_id") == str(grant.version_id):
        return ANEW
    if is_seen and event.type in _FILM and not (grant.is_newest and event.type in _TURNS):
        return event
    return ANEW if event.type in _TURNS_ELSEWHERE else None


def _moved_away(event: StreamEvent, grant: SharedGrant) -> StreamEvent | None:
    """An item that went on to another version is gone for who sees this one."""
    if not event.data.get("carried_from"):
        return None
    names = ("id", "feedback_id", "project_id", "video_id", "status", "priority")
    left = {name: event.data.get(name) for name in names} | {"version_id": str(grant.version_id)}
    return replace(event, type=FeedbackDeleted.name, data=left)


def _author(data: dict[str, Any]) -> Any:
    author = data.get("author")
    return author.get("id") if isinstance(author, dict) else None
