"""Jobs, quotas and budgets on the wire."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai_planning.contracts.exports import ExportFormat, PdfLayout
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.domain.brief import SHOTS
from ai_planning.domain.budget import HIGHEST_MICROS
from ai_planning.domain.provenance import Provider
from core.presentation.fields import Choice, ClosedBody, Flag, Id, Several, Whole
from core.presentation.pagination import CursorPageOut, CursorQuery, RowOut

PROVIDERS = [each.value for each in Provider]
KINDS, STATUSES = [each.value for each in JobKind], [each.value for each in JobStatus]
FORMATS, LAYOUTS = [each.value for each in ExportFormat], [each.value for each in PdfLayout]


class _MakingIn(ClosedBody):
    provider = Choice(
        PROVIDERS,
        required=False,
        help_text="Who is to make it. Left out: whoever there is a key for, one's own before the server's, else the"
        " built-in one, which needs none.",
    )


class GenerationIn(_MakingIn):
    """What is to be made, and by whom."""

    regenerate = Flag(
        required=False,
        default=False,
        help_text="Past what the same brief was answered with before, which costs nothing; with another seed.",
    )


class PartGenerationIn(_MakingIn):
    """One part again, always otherwise than before; of the day it costs nothing."""


class StoryboardIn(_MakingIn):
    """A frame for each of the shots."""

    shot_ids = Several(child=Id(), required=False, max_length=SHOTS, allow_empty=False, help_text="Left out: all.")


class ExportIn(ClosedBody):
    """What the plan is to be handed on as."""

    format = Choice(FORMATS)
    layout = Choice(LAYOUTS, required=False, help_text="Of a PDF: all shots as `cards` (unless told), or `pages`.")


class BudgetIn(ClosedBody):
    limit_micros = Whole(
        min_value=0,
        max_value=HIGHEST_MICROS,
        allow_null=True,
        help_text="Millionths of a US dollar; null is what the settings give every project.",
    )


class JobsQuery(CursorQuery):
    plan_id = serializers.UUIDField(required=False)
    kind = serializers.ChoiceField(KINDS, required=False)
    status = serializers.ChoiceField(STATUSES, required=False)


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "nullable": True, "properties": properties, "required": list(properties)}


_TEXT, _NUMBER = {"type": "string"}, {"type": "integer"}
_TEXTS = {"type": "array", "items": _TEXT}


@extend_schema_field(
    _object(
        taken=_TEXTS | {"description": "Keys of parts that hold now what was made: `stage:…`, `shot:…`, `frame:…`."},
        kept=_TEXTS | {"description": "Parts that stay as they are: locked, or changed since the job was asked for."},
        provider=_TEXT | {"enum": [*PROVIDERS, None], "nullable": True},
        model=_TEXT | {"nullable": True},
        is_cached={
            "type": "boolean",
            "description": "The same brief had been answered before: nothing was charged.",
        },
        file=_object(name=_TEXT, media_type=_TEXT, size=_NUMBER | {"description": "Bytes."}),
        url=_TEXT
        | {"nullable": True, "description": "Opens the file for an hour; signed anew each time the job is read."},
    )
    | {"description": "Also of a storyboard that did not come to its end."}
)
class JobResultOut(serializers.Serializer[Any]):
    """What came of it."""


@extend_schema_field(
    _object(
        code=_TEXT,
        status=_NUMBER | {"description": "What HTTP would have answered."},
        retry_after=_NUMBER | {"nullable": True, "description": "Seconds, where whoever refused it told."},
        most=_NUMBER | {"nullable": True, "description": "As many as there may be, where that was too few."},
        title=_TEXT,
        detail=_TEXT,
    )
)
class JobErrorOut(serializers.Serializer[Any]):
    """Why it failed."""


class RequesterOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class JobOut(RowOut):
    """Its events, `job.progress`, carry the same row without words and addresses."""

    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    plan_id = serializers.UUIDField()
    kind = serializers.ChoiceField(KINDS)
    part_id = serializers.UUIDField(allow_null=True, help_text="The stage or the shot that it is about.")
    shot_ids = serializers.ListField(child=serializers.UUIDField(), help_text="Shots that a storyboard draws.")
    format = serializers.ChoiceField(FORMATS, allow_null=True)
    layout = serializers.ChoiceField(LAYOUTS, allow_null=True)
    provider = serializers.ChoiceField(PROVIDERS, allow_null=True, help_text="As it was asked for.")
    regenerate = serializers.BooleanField()
    retry_of = serializers.UUIDField(allow_null=True)
    status = serializers.ChoiceField(STATUSES)
    attempts = serializers.IntegerField(help_text="Rises after trouble that may pass, and when its worker died.")
    progress = serializers.IntegerField(min_value=0, max_value=100, help_text="Percent.")
    result = JobResultOut(allow_null=True)
    error = JobErrorOut(allow_null=True)
    cancel_reason = serializers.ChoiceField([each.value for each in CancelReason], allow_null=True)
    requester = RequesterOut()
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    updated_at = serializers.DateTimeField()


class AskedJobOut(serializers.Serializer[Any]):
    job = JobOut()


class JobPageOut(CursorPageOut):
    results = JobOut(many=True)


class QuotaOut(serializers.Serializer[Any]):
    limit = serializers.IntegerField()
    used = serializers.IntegerField()
    reserved = serializers.IntegerField(help_text="What open jobs may yet use.")
    left = serializers.IntegerField()
    resets_at = serializers.DateTimeField(allow_null=True, help_text="Midnight in Seoul.")


class QuotasOut(serializers.Serializer[Any]):
    """Charged on success alone."""

    stories = QuotaOut(help_text="A day.")
    shot_breakdowns = QuotaOut(help_text="A day.")
    images = QuotaOut(help_text="A day.")
    pdfs = QuotaOut(help_text="A day.")
    tokens = QuotaOut(help_text="A month, of the server's keys.")
    at_once = QuotaOut(help_text="Jobs that wait or run.")


class BudgetOut(serializers.Serializer[Any]):
    """In millionths of a US dollar, of the server's keys, since the project began."""

    currency = serializers.CharField()
    limit_micros = serializers.IntegerField()
    is_default = serializers.BooleanField()
    spent_micros = serializers.IntegerField()
    left_micros = serializers.IntegerField()
    updated_at = serializers.DateTimeField(allow_null=True)
