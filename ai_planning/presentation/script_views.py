"""Scripts become plans."""

from hashlib import sha256
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from ai_planning.application.import_script import Imported, ImportScript
from ai_planning.application.script_ports import ScriptFormat
from ai_planning.bootstrap.scripts import scripts
from ai_planning.domain.brief import LONGEST_TITLE
from ai_planning.domain.plan_draft import Told
from ai_planning.domain.script_refusals import ScriptIsNoText
from ai_planning.presentation.plan_answers import PlanOut
from ai_planning.presentation.plan_fields import DurationField
from core.presentation.fields import LINE, Choice, ClosedBody, Id, Text
from core.presentation.idempotency import idempotent
from core.presentation.parameters import KEY
from core.presentation.problems import message
from core.presentation.refusals import HttpRefusal
from core.presentation.rendering import encode
from core.presentation.tags import tagged
from core.presentation.text_files import SLACK_BYTES, TextFileView

LARGEST = 2 * 1024 * 1024
SCRIPT_FORMATS = [each.value for each in ScriptFormat]


class ScriptTooLarge(HttpRefusal):
    status_code = 413
    default_code = "script.too_large"

    def __init__(self) -> None:
        super().__init__()
        self.params = {"most": LARGEST // 1024 // 1024}


class UnsupportedScript(HttpRefusal):
    status_code = 415
    default_code = ScriptIsNoText.code


class FormDuration(DurationField):
    """In a form a number is a text, too."""

    def to_internal_value(self, data: Any) -> int:
        try:
            return super().to_internal_value(float(data))
        except ValueError:
            return super().to_internal_value(data)


class ScriptTermsIn(ClosedBody):
    format = Choice(choices=SCRIPT_FORMATS, required=False, help_text="Without one its content tells.")
    title = Text(pattern=LINE, max_length=LONGEST_TITLE, required=False, help_text="Instead of the script's.")
    duration = DurationField(required=False)
    preset = Id(required=False, help_text="Says of the brief what the script does not.")


class ScriptIn(ScriptTermsIn):
    """Without a duration the film lasts as long as playing it takes about."""

    text = Text(max_length=LARGEST)


class ScriptFileIn(ScriptTermsIn):
    file = serializers.FileField(
        allow_empty_file=True,
        max_length=1000,
        help_text="Fountain, plain text, Final Draft's FDX, or a plan exported as JSON; UTF-8, UTF-16 or CP949, 2 MiB.",
    )
    duration = FormDuration(required=False)


class ImportWarningOut(serializers.Serializer[Any]):
    """`shot` is the position of the shot that it is about, null of the whole."""

    code = serializers.CharField()
    detail = serializers.CharField()
    shot = serializers.IntegerField(allow_null=True)
    count = serializers.IntegerField(help_text="Of characters, shots or scenes, as `detail` tells.")


class ImportedPlanOut(PlanOut):
    warnings = ImportWarningOut(many=True)


class ScriptImportView(TextFileView):
    rates: ClassVar = {"POST": "script"}
    in_json, in_form = ScriptIn, ScriptFileIn
    largest, longest_body, too_large = LARGEST, LARGEST + SLACK_BYTES, ScriptTooLarge

    def content_digest(self) -> str:
        return _digest(self._sent()) if self.is_form else ""

    @extend_schema(
        operation_id="import_script",
        summary="Make a plan of a script: Fountain, plain text, FDX or our JSON",
        parameters=[KEY],
        request={"application/json": ScriptIn, "multipart/form-data": ScriptFileIn},
        responses={201: ImportedPlanOut},
    )
    @idempotent
    def post(self, request: Request, project_id: str) -> Response:
        """Scenes become stages and shots in their order; `warnings` tell what has no room in them."""
        wanted = self.identity("project_id")
        scripts().may_import(self.actor, wanted)
        command = self._sent()
        self.note_digest(_digest(command))
        try:
            imported = scripts().import_script(self.actor, wanted, command)
        except ScriptIsNoText as error:
            raise UnsupportedScript from error
        answer = tagged(imported_body(imported), imported.plan.wire(), status=201)
        answer["Location"] = f"{request.path.removesuffix('/import')}/{imported.plan.id}"
        return answer

    def _sent(self) -> ImportScript:
        data, given = self.given()
        kind = ScriptFormat(given["format"]) if "format" in given else None
        more = {"title": given.get("title"), "duration_ms": given.get("duration"), "preset": given.get("preset")}
        return ImportScript(data, kind, **more)


def imported_body(imported: Imported) -> dict[str, Any]:
    return imported.plan.wire() | {"warnings": [_warning(each) for each in imported.told]}


def _warning(told: Told) -> dict[str, Any]:
    _, detail = message(told.code, {"position": told.position, "count": told.count})
    return {"code": told.code, "detail": detail, "shot": told.position or None, "count": told.count}


def _digest(command: ImportScript) -> str:
    more = [command.kind, command.title, command.duration_ms, command.preset]
    return sha256(encode(more) + b"\0" + command.data).hexdigest()
