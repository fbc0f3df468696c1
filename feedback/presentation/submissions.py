"""The two ways to submit: a film with a form, a note as JSON."""

from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import UnsupportedMediaType
from rest_framework.serializers import Serializer

from core.domain.actor import Actor
from core.domain.errors import InvalidField
from core.presentation.views import ApiView
from feedback.application.concerned import concerned_by
from feedback.application.read_models import SeenVideo
from feedback.application.submit_note import SubmitNote
from feedback.application.submit_version import SubmitVersion
from feedback.application.submit_video import SubmitVideo
from feedback.application.video_intake import VideoIntake
from feedback.bootstrap import app
from feedback.bootstrap.films import films
from feedback.contracts import FeedbackRow
from feedback.domain.refusals import UnsupportedVideoType
from feedback.domain.video_version import Source
from feedback.presentation.note_parsing import draft_of
from feedback.presentation.schemas_in import NoteIn, VideoFieldsIn
from feedback.presentation.version_schemas import VersionFieldsIn
from feedback.presentation.video_form import FILE_FIELD, StreamedForm, UnsupportedMedia, receive


def submitted_note(view: ApiView) -> FeedbackRow:
    """A note on a video that is there."""
    given = view.parsed(NoteIn)
    command = SubmitNote(
        actor=view.actor,
        project_id=view.identity("project_id"),
        video_id=given.get("video_id"),
        version_id=given.get("version_id"),
        draft=draft_of(given, shortest_text=1),
        concerned=concerned_by(given),
        sent=given.get("draft"),
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


def submitted_version(view: ApiView) -> SeenVideo:
    """A further version of a video; the caller's right is asked before the body is read."""
    intake = app().receive_video(view.actor, view.identity("project_id"))
    if not is_form(view):
        raise UnsupportedMediaType(str(view.request.content_type))
    try:
        film = _received(view, intake, VersionFieldsIn)
        label, notes = film.given.get("label", ""), film.given.get("notes", "")
        command = SubmitVersion(
            actor=view.actor,
            video_id=view.identity("video_id"),
            intake=intake,
            source=film.source(),
            label=label,
            notes=notes,
        )
        return films().submit_version(command)
    finally:
        intake.abort()


def is_form(view: ApiView) -> bool:
    """Whether the body is a form, and not JSON."""
    return (view.request.content_type or "").split(";")[0].strip().lower() == StreamedForm.media_type


def _command(view: ApiView, actor: Actor, intake: VideoIntake) -> SubmitVideo:
    film = _received(view, intake, VideoFieldsIn)
    draft = draft_of(film.given)
    return SubmitVideo(
        actor=actor,
        project_id=intake.target.grant.project_id,
        intake=intake,
        source=film.source(),
        draft=draft,
        video_title=film.given.get("video_title", ""),
    )


@dataclass(frozen=True)
class _Film:
    """A file that the intake took, and the fields beside it."""

    intake: VideoIntake
    file_name: str
    given: dict[str, Any]

    def source(self) -> Source:
        try:
            return self.intake.finish(self.file_name)
        except UnsupportedVideoType as error:
            raise UnsupportedMedia from error


def _received(view: ApiView, intake: VideoIntake, schema: type[Serializer[Any]]) -> _Film:
    request = view.request._request
    received = receive(request, intake)
    request.content_digest = received.digest(intake.sha256)  # type: ignore[attr-defined]  # for Idempotency-Key
    fields = schema(data={name: text for name, text in received.fields.items() if name != FILE_FIELD})
    fields.is_valid(raise_exception=True)
    if received.file_name is None:
        raise InvalidField(f"/{FILE_FIELD}", "field.required")
    return _Film(intake, received.file_name, fields.validated_data)
