"""Files of calendars are imported."""

from hashlib import sha256
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.fields import ClosedBody, Flag, Text
from core.presentation.idempotency import idempotent
from core.presentation.pagination import RowOut
from core.presentation.parameters import KEY
from core.presentation.problems import message
from core.presentation.refusals import HttpRefusal
from core.presentation.text_files import SLACK_BYTES, TextFileView
from schedule.application.import_events import ImportedEvents, ImportEvents
from schedule.application.import_ports import FaultyEvent
from schedule.bootstrap.event_import import event_import

LARGEST = 1024 * 1024


class CalendarTooLarge(HttpRefusal):
    status_code = 413
    default_code = "import.too_large"

    def __init__(self) -> None:
        super().__init__()
        self.params = {"most": LARGEST // 1024 // 1024}


class FormFlag(Flag):
    """In a form it is a text, too."""

    def to_internal_value(self, data: Any) -> bool:
        return super().to_internal_value({"true": True, "false": False}.get(data, data))


class CalendarTextIn(ClosedBody):
    text = Text(max_length=LARGEST, help_text="iCalendar (RFC 5545) in UTF-8, 1 MiB, 2,000 events.")
    skip_faulty = Flag(required=False, help_text="Leave out what cannot be taken; else nothing is taken then.")


class CalendarFileIn(ClosedBody):
    file = serializers.FileField(allow_empty_file=True, max_length=1000, help_text="As `text`.")
    skip_faulty = FormFlag(required=False)


class SkippedEventOut(serializers.Serializer[Any]):
    place = serializers.IntegerField(help_text="Among the events of the file, from 0.")
    uid = serializers.CharField(allow_blank=True)
    code = serializers.CharField()
    detail = serializers.CharField()


class ImportedEventsOut(RowOut):
    created = serializers.IntegerField()
    changed = serializers.IntegerField()
    unchanged = serializers.IntegerField()
    skipped = SkippedEventOut(many=True)


class CalendarImportView(TextFileView):
    rates: ClassVar = {"POST": "script"}
    in_json, in_form = CalendarTextIn, CalendarFileIn
    largest, longest_body, too_large = LARGEST, 2 * LARGEST + SLACK_BYTES, CalendarTooLarge

    def content_digest(self) -> str:
        return _digest(self._sent()) if self.is_form else ""

    @extend_schema(
        operation_id="import_calendar",
        summary="Put the events of an iCalendar file into a project's calendar",
        parameters=[KEY],
        request={"application/json": CalendarTextIn, "multipart/form-data": CalendarFileIn},
        responses={200: ImportedEventsOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """Each event once, by its UID: importing it again changes it. `errors` of a refusal tell which are at fault."""
        project = self.identity("project_id")
        event_import().may_import(self.actor, project)
        command = self._sent()
        self.note_digest(_digest(command))
        return Response(_body(event_import().import_events(self.actor, project, command)))

    def _sent(self) -> ImportEvents:
        data, given = self.given()
        return ImportEvents(data, bool(given.get("skip_faulty")))


def _digest(command: ImportEvents) -> str:
    return sha256(bytes([command.skip_faulty]) + command.data).hexdigest()


def _body(imported: ImportedEvents) -> dict[str, Any]:
    counts = {name: getattr(imported, name) for name in ("created", "changed", "unchanged")}
    return counts | {"skipped": [_skipped(each) for each in imported.skipped]}


def _skipped(faulty: FaultyEvent) -> dict[str, Any]:
    _, detail = message(faulty.fault.code, dict(faulty.fault.params))
    return {"place": faulty.place, "uid": faulty.uid, "code": faulty.fault.code, "detail": detail}
