"""What clients get of plans; rendered from the rows of ai_planning/contracts/rows.py."""

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    StageRole,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.domain.provenance import Provider
from ai_planning.presentation.plan_bodies import LANGUAGES
from core.presentation.pagination import LivePageOut, PageOut, RowOut

PROVIDERS = [each.value for each in Provider]
_TEXT, _WHOLE = {"type": "string"}, {"type": "integer"}
_PERSON = {
    "type": "object",
    "properties": {"id": _TEXT | {"format": "uuid"}, "name": _TEXT},
    "required": ["id", "name"],
}


def _object(**properties: Any) -> dict[str, Any]:
    """Written out: OpenAPI 3.0 lets only a schema with a type of its own be null."""
    return {"type": "object", "properties": properties, "required": list(properties)}


class PlanAuthorOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


@extend_schema_field(_object(by=_PERSON, at=_TEXT | {"format": "date-time"}))
class LockOut(serializers.Serializer[Any]):
    """Who holds the part fast, and since when."""


@extend_schema_field(
    _object(
        provider=_TEXT | {"enum": PROVIDERS},
        model=_TEXT,
        prompt_version=_TEXT,
        is_own_key={"type": "boolean"},
        seed=_WHOLE,
        input_tokens=_WHOLE,
        output_tokens=_WHOLE,
        cost_micros=_WHOLE | {"description": "Millionths of a US dollar."},
    )
)
class ProvenanceOut(serializers.Serializer[Any]):
    """What made the part; null where somebody wrote it by hand."""


@extend_schema_field(_object(id=_TEXT | {"format": "uuid"}, number=_WHOLE, is_stale={"type": "boolean"}))
class FrameRefOut(serializers.Serializer[Any]):
    """The picture that was chosen, by its number within the shot; stale when what is to be seen has changed since."""


class PartOut(serializers.Serializer[Any]):
    version = serializers.IntegerField(help_text="The plan's version at which this part last changed.")
    lock = LockOut(allow_null=True)
    provenance = ProvenanceOut(allow_null=True)


class BriefOut(PartOut):
    title = serializers.CharField()
    logline = serializers.CharField()
    language = serializers.ChoiceField(LANGUAGES)
    tone = serializers.ListField(child=serializers.ChoiceField(list(Tone)))
    genre = serializers.ChoiceField(list(Genre))
    target = serializers.CharField()
    duration = serializers.FloatField(help_text="Seconds, exact to the millisecond.")
    format = serializers.ChoiceField(list(Format))
    tempo = serializers.ChoiceField(list(Tempo))
    structure = serializers.ChoiceField(list(Structure))
    intensity = serializers.ChoiceField(list(Intensity))
    aspect_ratio = serializers.ChoiceField(list(AspectRatio))
    visual_style = serializers.ChoiceField(list(VisualStyle), allow_null=True)
    camera_work = serializers.ListField(child=serializers.ChoiceField(list(CameraMove)))
    keywords = serializers.ListField(child=serializers.CharField())
    mood = serializers.CharField(allow_blank=True)
    colours = serializers.ListField(child=serializers.CharField())


class StageOut(PartOut):
    id = serializers.UUIDField()
    position = serializers.IntegerField()
    role = serializers.ChoiceField(list(StageRole))
    role_label = serializers.CharField(help_text="In the plan's language.")
    title = serializers.CharField(allow_blank=True)
    content = serializers.CharField(allow_blank=True)
    goal = serializers.CharField(allow_blank=True)
    seconds = serializers.FloatField(help_text="Of its three shots together.")
    share = serializers.FloatField(help_text="Percent of the film.")


class InsertOut(serializers.Serializer[Any]):
    """A cut-away within the time of its shot."""

    purpose = serializers.ChoiceField(list(InsertPurpose))
    description = serializers.CharField(allow_blank=True)
    shot_size = serializers.ChoiceField(list(ShotSize))
    camera_move = serializers.ChoiceField(list(CameraMove))


class ShotOut(PartOut):
    id = serializers.UUIDField()
    position = serializers.IntegerField(help_text="1–12 in the film.")
    stage_id = serializers.UUIDField()
    stage_position = serializers.IntegerField(help_text="1–3 in its stage.")
    title = serializers.CharField(allow_blank=True)
    description = serializers.CharField(allow_blank=True)
    shot_size = serializers.ChoiceField(list(ShotSize))
    camera_move = serializers.ChoiceField(list(CameraMove))
    composition = serializers.ChoiceField(list(Composition))
    seconds = serializers.FloatField(help_text="Those of all shots add up to the duration exactly.")
    dialogue = serializers.CharField(allow_blank=True)
    subtitle = serializers.CharField(allow_blank=True)
    audio = serializers.CharField(allow_blank=True)
    transition = serializers.ChoiceField(list(Transition))
    notes = serializers.CharField(allow_blank=True)
    inserts = InsertOut(many=True)
    inserts_version = serializers.IntegerField()
    inserts_lock = LockOut(allow_null=True)
    inserts_provenance = ProvenanceOut(allow_null=True)
    frame = FrameRefOut(allow_null=True)
    frame_version = serializers.IntegerField()
    frame_lock = LockOut(allow_null=True)
    frame_provenance = ProvenanceOut(allow_null=True)


class PlanSummaryOut(RowOut):
    id = serializers.UUIDField()
    project_id = serializers.UUIDField()
    title = serializers.CharField()
    logline = serializers.CharField()
    language = serializers.ChoiceField(LANGUAGES)
    genre = serializers.ChoiceField(list(Genre))
    structure = serializers.ChoiceField(list(Structure))
    aspect_ratio = serializers.ChoiceField(list(AspectRatio))
    duration = serializers.FloatField(help_text="Seconds, exact to the millisecond.")
    written_stages = serializers.IntegerField(help_text="Of four.")
    designed_shots = serializers.IntegerField(help_text="Of twelve.")
    drawn_shots = serializers.IntegerField(help_text="Shots that have a picture, of twelve.")
    author = PlanAuthorOut()
    version = serializers.IntegerField()
    can_undo = serializers.BooleanField()
    can_redo = serializers.BooleanField()
    comment_count = serializers.IntegerField()
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()


class PlanOut(PlanSummaryOut):
    """The whole plan: four stages, twelve shots, three a stage."""

    brief = BriefOut()
    stages = StageOut(many=True)
    shots = ShotOut(many=True)


class PlanPageOut(LivePageOut):
    results = PlanSummaryOut(many=True)


class TrashedPlanOut(RowOut):
    """After `purge_at` it is gone for good."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    author = PlanAuthorOut()
    deleted_at = serializers.DateTimeField()
    deleted_by_id = serializers.UUIDField()
    purge_at = serializers.DateTimeField()
    days_left = serializers.IntegerField()


class TrashedPlanPageOut(PageOut):
    results = TrashedPlanOut(many=True)


class SnapshotOut(RowOut):
    """A named state of a plan."""

    id = serializers.UUIDField()
    plan_id = serializers.UUIDField()
    name = serializers.CharField()
    plan_version = serializers.IntegerField(help_text="The plan's when it was taken.")
    author = PlanAuthorOut()
    created_at = serializers.DateTimeField()


class SnapshotPageOut(LivePageOut):
    results = SnapshotOut(many=True)


class DifferenceOut(serializers.Serializer[Any]):
    part = serializers.CharField(help_text="`brief`, `stage:{id}`, `shot:{id}`, `inserts:{id}` or `frame:{id}`.")
    before = serializers.DictField(help_text="The fields that differ, as they were then.")
    after = serializers.DictField(help_text="The same fields, as they were later.")


@extend_schema_field(
    _object(
        id=_TEXT | {"format": "uuid"},
        plan_id=_TEXT | {"format": "uuid"},
        name=_TEXT,
        plan_version=_WHOLE,
        author=_PERSON,
        created_at=_TEXT | {"format": "date-time"},
    )
)
class LaterSnapshotOut(SnapshotOut):
    """The other one; null: the plan as it is."""


class ComparisonOut(RowOut):
    before = SnapshotOut()
    after = LaterSnapshotOut(allow_null=True)
    differences = DifferenceOut(many=True)


TRASH_KNOWN = tuple(TrashedPlanOut().fields)
SNAPSHOT_KNOWN = tuple(SnapshotOut().fields)
COMPARISON_KNOWN = tuple(ComparisonOut().fields)
SUMMARY_KNOWN = tuple(PlanSummaryOut().fields)
PLAN_KNOWN = tuple(PlanOut().fields)
