"""The composition root of the review loop: plain calls that bind ports to adapters."""

from functools import cache, partial
from typing import Any

from django.conf import settings

from core.domain.clock import utc_now
from core.infrastructure import streams
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import read_feedback as reading
from feedback.application.delete_feedback import delete_feedback
from feedback.application.drop_draft import Desk
from feedback.application.facade import Feedback
from feedback.application.list_events import list_events
from feedback.application.receive_video import receive_video
from feedback.application.revise_feedback import revise_feedback
from feedback.application.submit_note import submit_note
from feedback.application.submit_video import submit_video
from feedback.bootstrap.films import storing
from feedback.bootstrap.people import forget_author, personal_data, rename_author, unassign_member
from feedback.infrastructure.drafts import PostgresDrafts
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.feedback_reads import PostgresFeedbackReads
from feedback.infrastructure.film_metrics import counted
from feedback.infrastructure.footages import PostgresFootages
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.video_reads import PostgresVideoReads
from feedback.infrastructure.video_versions import PostgresVideoVersions
from projects import api as projects

__all__ = [
    "app",
    "forget_author",
    "personal_data",
    "rename_author",
    "unassign_member",
]


@cache
def app() -> Feedback:
    items, versions = PostgresFeedbackItems(publish), PostgresVideoVersions(publish)
    store, reads, videos = object_store(), PostgresFeedbackReads(), PostgresVideoReads()
    writing: dict[str, Any] = {"unit_of_work": unit_of_work, "access": projects, "items": items}
    dated = writing | {"clock": utc_now}
    naming = dated | {"members": projects}
    return Feedback(
        receive_video=partial(receive_video, access=projects, store=store, limit=settings.UPLOAD_FORM_BYTES),
        submit_video=counted(partial(submit_video, versions=versions, **storing(), **dated)),
        submit_note=partial(submit_note, footages=PostgresFootages(), desk=Desk(PostgresDrafts(), publish), **naming),
        revise_feedback=partial(revise_feedback, **naming),
        delete_feedback=partial(delete_feedback, **writing, ledger=PostgresStorageLedger(), jobs=DatabaseJobQueue()),
        list_feedback=partial(reading.list_feedback, access=projects, reads=reads),
        read_feedback=partial(reading.read_feedback, access=projects, reads=reads),
        list_videos=partial(reading.list_videos, access=projects, reads=videos),
        read_video=partial(reading.read_video, access=projects, reads=videos),
        list_events=partial(list_events, access=projects, log=streams),
        signed_urls=store.signed_urls,
    )
