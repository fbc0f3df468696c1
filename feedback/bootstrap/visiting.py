"""What guests do: the use cases of members, each within the scope of one guest's link."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from core.application.read_stream import EventsPage
from core.domain.clock import utc_now
from core.infrastructure import streams
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.outbox import publish
from core.infrastructure.presigning import address_signer
from feedback.application import read_feedback as reading
from feedback.application.delete_feedback import delete_feedback
from feedback.application.download_version import Download
from feedback.application.guest_access import OneVersionAccess, ScopedAccess
from feedback.application.list_attachments import SeenAttachment, list_attachments
from feedback.application.list_shared_events import list_shared_events
from feedback.application.read_models import FeedbackPage, SeenVideo
from feedback.application.read_playback import Playback
from feedback.application.revise_feedback import revise_feedback
from feedback.application.scoped import (
    CountedComments,
    ScopedFootages,
    ScopedItems,
    ScopedReads,
)
from feedback.application.submit_note import submit_note
from feedback.application.talk_facade import Talk
from feedback.bootstrap.guest_films import guest_access, watching
from feedback.bootstrap.rounds import Review, review_for
from feedback.bootstrap.talk import talk_through
from feedback.contracts import FeedbackRow
from feedback.infrastructure.comments import PostgresComments
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.feedback_reads import PostgresFeedbackReads
from feedback.infrastructure.footages import PostgresFootages
from feedback.infrastructure.guests import guests_work
from feedback.infrastructure.link_uses import PostgresLinkUses
from feedback.infrastructure.sharing_reads import PostgresSharingReads
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from projects import api as projects


@dataclass(frozen=True)
class Visiting:
    """Use cases with their ports bound to one guest's scope; each says what it takes, gives and refuses."""

    list_feedback: Callable[..., FeedbackPage]
    read_feedback: Callable[..., FeedbackRow]
    submit_note: Callable[..., FeedbackRow]
    revise_feedback: Callable[..., FeedbackRow]
    delete_feedback: Callable[..., None]
    talk: Talk
    list_attachments: Callable[..., list[SeenAttachment]]
    read_video: Callable[..., SeenVideo]
    read_playback: Callable[..., Playback]
    download_version: Callable[..., Download]
    list_events: Callable[..., EventsPage]


def visiting() -> Visiting:
    """For one request: the scope is what the guest is granted in it."""
    scope, uses = ScopedAccess(guest_access()), PostgresLinkUses()
    reads = ScopedReads(PostgresFeedbackReads(), scope, PostgresSharingReads())
    items = ScopedItems(PostgresFeedbackItems(publish), scope, uses, utc_now)
    looking: dict[str, Any] = {"access": scope, "reads": reads}
    writing: dict[str, Any] = {"unit_of_work": guests_work, "access": scope, "items": items}
    dated = writing | {"clock": utc_now}
    naming = dated | {"members": projects}
    noting: dict[str, Any] = {"footages": ScopedFootages(PostgresFootages(), scope)}
    return Visiting(
        list_feedback=partial(reading.list_feedback, **looking),
        read_feedback=partial(reading.read_feedback, **looking),
        submit_note=partial(submit_note, **naming, **noting),
        revise_feedback=partial(revise_feedback, **naming),
        delete_feedback=partial(delete_feedback, ledger=PostgresStorageLedger(), jobs=DatabaseJobQueue(), **writing),
        list_attachments=partial(list_attachments, **looking, signer=address_signer(), clock=utc_now),
        talk=_talking(scope, uses),
        **watching(scope, uses),
        list_events=partial(list_shared_events, scope=scope, log=streams),
    )


def _talking(scope: ScopedAccess, uses: PostgresLinkUses) -> Talk:
    comments = CountedComments(PostgresComments(), scope, uses, utc_now)
    return talk_through(scope, work=guests_work, comments=comments)


def reviewing_as_guest(video_id: UUID, version_id: UUID) -> Review:
    """Of that version, where it is the one that the guest sees."""
    return review_for(OneVersionAccess(ScopedAccess(guest_access()), video_id, version_id), work=guests_work)
