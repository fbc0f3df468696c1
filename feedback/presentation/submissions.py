"""The two ways to submit: a film with a form, a note as JSON."""

from typing import Any

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.presentation.views import ApiView
from feedback.application.submit_note import SubmitNote
from feedback.application.submit_video import SubmitVideo
from feedback.application.video_intake import VideoIntake
from feedback.bootstrap import app
from feedback.contracts import FeedbackRow, Priority
from feedback.domain.feedback_item import Draft
from feedback.domain.position import Position
from feedback.domain.refusals import UnsupportedVideoType
from feedback.presentation.schemas_in import NoteIn, VideoFieldsIn
from feedback.presentation.video_form import FILE_FIELD, UnsupportedMedia, receive


def submitted_note(view: ApiView) -> FeedbackRow:
    """A note on a video that is there."""
    given = view.parsed(NoteIn)
    command = SubmitNote(
        actor=view.actor,
        project_id=view.identity("project_id"),
        video_id=given.get("video_id"),
        version_id=given.get("version_id"),
        draft=_draft(given, shortest_text=1),
    )
    return app().submit_note(command)


def submitted_video(view: ApiView) -> FeedbackRow:
    """A new video with a first item; the caller's right is asked before the body is read."""
    actor, project_id = view.actor, view.identity("project_id")
    intake = app().receive_video(actor, project_id)
    try:
        return app().submit_video(_command(view, actor, intake))
    finally:
        intake.abort()


def _command(view: ApiView, actor: Actor, intake: VideoIntake) -> SubmitVideo:
    request = view.request._request
    received = receive(request, intake)
    request.content_digest = received.digest(intake.sha256)  # type: ignore[attr-defined]  # for Idempotency-Key
    fields = VideoFieldsIn(data=received.fields)
    fields.is_valid(raise_exception=True)
    if received.file_name is None:
        raise InvalidField(f"/{FILE_FIELD}", "field.required")
    draft = _draft(fields.validated_data)
    try:
        source = intake.finish(received.file_name)
    except UnsupportedVideoType as error:
        raise UnsupportedMedia from error
    return SubmitVideo(
        actor=actor,
        project_id=intake.target.grant.project_id,
        intake=intake,
        source=source,
        draft=draft,
        video_title=fields.validated_data.get("video_title", ""),
    )


def _draft(given: dict[str, Any], *, shortest_text: int = 0) -> Draft:
    return Draft(
        title=given.get("title", ""),
        text=given.get("text", ""),
        position=Position(given.get("timestamp"), given.get("frame")),
        priority=Priority(given["priority"]),
        shortest_text=shortest_text,
    )
