"""Files of calendars are imported."""

from hashlib import sha256
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.fields import ClosedBody, Flag, Text
from core.presentation.idempotency import idempotent
from core.presentation.pagination import RowOut
from core.presentation.parameters import KEY
from core.presentation.problems import message
from core.presentation.refusals import HttpRefusal
from core.presentation.rendering import OrjsonParser
from core.presentation.views import ApiView
from schedule.application.import_events import ImportedEvents, ImportEvents
from schedule.application.import_ports import FaultyEvent
from schedule.bootstrap.event_import import event_import

LARGEST, SLACK_BYTES = 1024 * 1024, 64 * 1024


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


class CalendarImportView(ApiView):
    rates: ClassVar = {"POST": "script"}
    parser_classes = (OrjsonParser, MultiPartParser)

    def content_digest(self) -> str:
        return _digest(self._sent()) if self._is_form else ""

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
        if self._is_form:
            request._request.content_digest = _digest(command)  # type: ignore[attr-defined]
        return Response(_body(event_import().import_events(self.actor, project, command)))

    @property
    def _is_form(self) -> bool:
        return (self.request.content_type or "").startswith("multipart/form-data")

    def _sent(self) -> ImportEvents:
        """Refused by its declared length before a byte of it is read."""
        length = self.request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > 2 * LARGEST + SLACK_BYTES:
            raise CalendarTooLarge
        given = self.parsed(CalendarFileIn if self._is_form else CalendarTextIn)
        return ImportEvents(_data(given), bool(given.get("skip_faulty")))


def _data(given: dict[str, Any]) -> bytes:
    if "text" in given:
        data: bytes = given["text"].encode()
    else:
        given["file"].seek(0)
        data = given["file"].read(LARGEST + 1)
    if len(data) > LARGEST:
        raise CalendarTooLarge
    return data


def _digest(command: ImportEvents) -> str:
    return sha256(bytes([command.skip_faulty]) + command.data).hexdigest()


def _body(imported: ImportedEvents) -> dict[str, Any]:
    counts = {name: getattr(imported, name) for name in ("created", "changed", "unchanged")}
    return counts | {"skipped": [_skipped(each) for each in imported.skipped]}


def _skipped(faulty: FaultyEvent) -> dict[str, Any]:
    _, detail = message(faulty.fault.code, dict(faulty.fault.params))
    return {"place": faulty.place, "uid": faulty.uid, "code": faulty.fault.code, "detail": detail}
