"""What guests see and write: the video of their link, and the conversation on the version that they see."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.idempotency import idempotent
from core.presentation.live.events_api import EventsOut, EventsQuery, read_on
from core.presentation.live.events_api import body_of as events_body
from core.presentation.parameters import IF_MATCH, KEY, picking
from core.presentation.tags import tagged
from feedback.application.delete_feedback import DeleteFeedback
from feedback.application.feedback_question import FeedbackQuestion, Filters, Sort
from feedback.application.revise_feedback import ReviseFeedback
from feedback.application.submit_note import SubmitNote
from feedback.bootstrap.visiting import visiting
from feedback.contracts import FeedbackStatus
from feedback.presentation import shared_schemas as schemas
from feedback.presentation.attachment_views import AttachmentListOut, AttachmentOut, attachment_body
from feedback.presentation.guests import GuestView
from feedback.presentation.list_answer import list_body
from feedback.presentation.list_query import stretch
from feedback.presentation.note_parsing import draft_of, given_marks, given_words
from feedback.presentation.playback_schemas import PlaybackOut
from feedback.presentation.playback_views import KEPT_BY_NOBODY, playback_body
from feedback.presentation.schemas_out import (
    FeedbackOut,
    FeedbackPageOut,
    VideoOut,
    fields_of,
)
from feedback.presentation.version_schemas import DownloadOut
from feedback.presentation.version_views import download_body
from feedback.presentation.video_views import REVISION, body_of

VIDEO_KNOWN, ITEM_KNOWN = fields_of(VideoOut), fields_of(FeedbackOut)
FILE_KNOWN = fields_of(AttachmentOut)
PLAYBACK_KNOWN, DOWNLOAD_KNOWN = fields_of(PlaybackOut), fields_of(DownloadOut)


class SharedVideoView(GuestView):
    @extend_schema(
        operation_id="read_shared_video",
        summary="The video as of the version that the guest sees",
        parameters=[picking(VIDEO_KNOWN)],
        responses={200: VideoOut},
    )
    def get(self, request: Request) -> Response:
        """`url` is null unless the link gives the right to download."""
        whole = body_of(visiting().read_video(**self.place))
        (body,) = self.pick([whole], VIDEO_KNOWN)
        return tagged(body, whole, version=REVISION)


class SharedPlaybackView(GuestView):
    rates = {"GET": "play"}

    @extend_schema(
        operation_id="read_shared_playback",
        summary="How the version is watched",
        parameters=[picking(PLAYBACK_KNOWN)],
        responses={200: PlaybackOut},
    )
    def get(self, request: Request, version_id: str) -> Response:
        found = visiting().read_playback(self.actor, self.given, self.identity("version_id"))
        (body,) = self.pick([playback_body(found)], PLAYBACK_KNOWN)
        return Response(body, headers=KEPT_BY_NOBODY)


class SharedDownloadView(GuestView):
    @extend_schema(
        operation_id="download_shared_version",
        summary="An address of the file, under its own name",
        parameters=[picking(DOWNLOAD_KNOWN)],
        responses={200: DownloadOut},
    )
    def get(self, request: Request, version_id: str) -> Response:
        found = visiting().download_version(self.actor, self.given, self.identity("version_id"))
        (body,) = self.pick([download_body(found)], DOWNLOAD_KNOWN)
        return Response(body, headers=KEPT_BY_NOBODY)


class SharedFeedbackListView(GuestView):
    rates = {"GET": "list", "POST": "feedback"}

    @extend_schema(
        operation_id="list_shared_feedback",
        summary="Items of the version that the guest sees, with their totals",
        parameters=[schemas.SharedFeedbackQuery, picking(ITEM_KNOWN)],
        responses={200: FeedbackPageOut},
    )
    def get(self, request: Request) -> Response:
        query = self.query(schemas.SharedFeedbackQuery)
        statuses = (FeedbackStatus(query["status"]),) if "status" in query else ()
        sort = Sort(query["sort"])
        question = FeedbackQuestion(page=stretch(request, query, sort), filters=Filters(statuses=statuses), sort=sort)
        answer = visiting().list_feedback(**self.place, question=question)
        rows = self.pick([row.wire() for row in answer.page.rows], ITEM_KNOWN)
        return Response(list_body(request, question, answer, rows))

    @extend_schema(
        operation_id="submit_shared_note",
        summary="A note on the version that the guest sees",
        parameters=[KEY],
        request=schemas.SharedNoteIn,
        responses={201: FeedbackOut},
    )
    @idempotent
    def post(self, request: Request) -> Response:
        """Whom it is given to, by when, and how urgent it is, the members say."""
        given = self.parsed(schemas.SharedNoteIn)
        draft = draft_of(given, shortest_text=1)
        place: dict[str, Any] = {"video_id": self.given.video_id, "version_id": given.get("version_id")}
        command = SubmitNote(**self.place, **place, draft=draft)
        row = visiting().submit_note(command).wire()
        response = tagged(row, row, status=201)
        response["Location"] = f"{request.path}/{row['id']}"
        return response


class SharedFeedbackView(GuestView):
    @extend_schema(
        operation_id="read_shared_feedback",
        summary="One item",
        parameters=[picking(ITEM_KNOWN)],
        responses={200: FeedbackOut},
    )
    def get(self, request: Request, feedback_id: str) -> Response:
        row = visiting().read_feedback(**self.place, feedback_id=self.identity("feedback_id")).wire()
        (body,) = self.pick([row], ITEM_KNOWN)
        return tagged(body, row)

    @extend_schema(
        operation_id="revise_shared_note",
        summary="Change the words of one's own note",
        parameters=[IF_MATCH],
        request=schemas.SharedNoteChangesIn,
        responses={200: FeedbackOut},
    )
    def patch(self, request: Request, feedback_id: str) -> Response:
        given = self.parsed(schemas.SharedNoteChangesIn)
        command = ReviseFeedback(**self._target(), changes=given_words(given), marks=given_marks(given))
        row = visiting().revise_feedback(command).wire()
        return tagged(row, row)

    @extend_schema(
        operation_id="delete_shared_note",
        summary="Delete one's own note with its conversation",
        parameters=[IF_MATCH],
        responses={204: None},
    )
    def delete(self, request: Request, feedback_id: str) -> Response:
        visiting().delete_feedback(DeleteFeedback(**self._target()))
        return Response(status=204)

    def _target(self) -> dict[str, Any]:
        found = {"feedback_id": self.identity("feedback_id"), "expected_version": self.expected_version()}
        return self.place | found


class SharedAttachmentsView(GuestView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_shared_attachments",
        summary="Files that hang on an item, with addresses that live shortly",
        parameters=[picking(FILE_KNOWN)],
        responses={200: AttachmentListOut},
    )
    def get(self, request: Request, feedback_id: str) -> Response:
        found = visiting().list_attachments(**self.place, feedback_id=self.identity("feedback_id"))
        rows = self.pick([attachment_body(each) for each in found], FILE_KNOWN)
        return Response({"results": rows}, headers=KEPT_BY_NOBODY)


class SharedEventsView(GuestView):
    @extend_schema(
        operation_id="list_shared_events",
        summary="What happened to what the guest sees after a number, in order",
        parameters=[EventsQuery],
        responses={200: EventsOut},
    )
    def get(self, request: Request) -> Response:
        """Numbers that do not concern the guest are left out: go on after `seq`."""
        wish = read_on(request, self.query(EventsQuery))
        return Response(events_body(visiting().list_events(**self.place, wish=wish)))
