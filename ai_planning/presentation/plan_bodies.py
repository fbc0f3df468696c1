"""What clients send of plans."""

from typing import Any

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.domain import brief, drafts
from ai_planning.domain.snapshot import LONGEST_NAME
from ai_planning.presentation.plan_fields import DurationField, Seconds, TargetField, Word
from core.domain.language import Language
from core.presentation.fields import LINE, LINES, Choice, Closed, ClosedBody, Id, Several, Text

CAMERA_MOVES, FILM_FORMATS = list(CameraMove), list(Format)
LANGUAGES = [each.value for each in Language]


class Words(Several):
    def __init__(self, longest: int, most: int, **options: Any) -> None:
        super().__init__(child=Text(pattern=LINE, max_length=longest), max_length=most, required=False, **options)


class BriefChangesIn(Closed):
    """What is not given stays. Words are taken by key, or by their label in Korean or English."""

    title = Text(pattern=LINE, max_length=brief.LONGEST_TITLE, required=False)
    logline = Text(pattern=LINES, max_length=brief.LONGEST_LOGLINE, required=False)
    language = Choice(choices=LANGUAGES, required=False, help_text="In which the plan is written.")
    tone = Several(child=Word(Tone), max_length=brief.MOST_TONES, required=False)
    genre = Word(Genre, required=False)
    target = TargetField(required=False, help_text="One of those that `GET /v2/ai-planning/options` offers, or others.")
    duration = DurationField(required=False)
    format = Word(Format, required=False)
    tempo = Word(Tempo, required=False)
    structure = Word(Structure, required=False)
    intensity = Word(Intensity, required=False)
    aspect_ratio = Word(AspectRatio, required=False)
    visual_style = Word(VisualStyle, required=False, allow_null=True)
    camera_work = Several(child=Word(CameraMove), max_length=brief.MOST_CAMERA_WORKS, required=False)
    keywords = Words(brief.LONGEST_KEYWORD, brief.MOST_KEYWORDS)
    mood = Text(pattern=LINE, max_length=brief.LONGEST_MOOD, required=False, allow_blank=True)
    colours = Words(brief.LONGEST_COLOUR, brief.MOST_COLOURS, help_text="Names, or `#rrggbb`.")

    def to_internal_value(self, data: Any) -> Any:
        """As the brief names it."""
        taken = super().to_internal_value(data)
        if "duration" in taken:
            taken["duration_ms"] = taken.pop("duration")
        if "language" in taken:
            taken["language"] = Language(taken["language"])
        return taken


class BriefIn(BriefChangesIn):
    """What the film is to be. Without a language it is the one that the logline is in."""

    logline = Text(pattern=LINES, max_length=brief.LONGEST_LOGLINE)


class PlanIn(ClosedBody):
    """`title` stands in for the brief's, and the brief's for it; one of them is needed."""

    title = Text(pattern=LINE, max_length=brief.LONGEST_TITLE, required=False)
    preset = Id(required=False, help_text="Says what the brief does not.")
    brief = BriefIn()


class PlanChangesIn(ClosedBody):
    """What is not given stays. Another duration is shared out among the shots that are not locked."""

    title = Text(pattern=LINE, max_length=brief.LONGEST_TITLE, required=False)
    brief = BriefChangesIn(required=False)


class Written(Text):
    """Several lines, or none."""

    def __init__(self, longest: int, **options: Any) -> None:
        super().__init__(pattern=LINES, max_length=longest, allow_blank=True, **options)


class StageChangesIn(ClosedBody):
    """What is not given stays."""

    title = Written(drafts.LONGEST_TITLE, required=False)
    content = Written(drafts.LONGEST_TEXT, required=False)
    goal = Written(drafts.LONGEST_GOAL, required=False)


class ShotChangesIn(ClosedBody):
    """What is not given stays. Other seconds are made up for by the other shots, first by those of its stage."""

    title = Written(drafts.LONGEST_TITLE, required=False)
    description = Written(drafts.LONGEST_TEXT, required=False)
    shot_size = Word(ShotSize, required=False)
    camera_move = Word(CameraMove, required=False)
    composition = Word(Composition, required=False)
    seconds = Seconds(required=False)
    dialogue = Written(drafts.LONGEST_LINE, required=False)
    subtitle = Written(drafts.LONGEST_LINE, required=False)
    audio = Written(drafts.LONGEST_LINE, required=False)
    transition = Word(Transition, required=False)
    notes = Written(drafts.LONGEST_TEXT, required=False)


class InsertIn(Closed):
    """A cut-away within the time of its shot."""

    purpose = Word(InsertPurpose, help_text="No purpose twice in a shot.")
    description = Written(drafts.LONGEST_LINE)
    shot_size = Word(ShotSize)
    camera_move = Word(CameraMove)


class InsertsIn(ClosedBody):
    """All that the shot is to have."""

    inserts = Several(child=InsertIn(), max_length=drafts.MOST_INSERTS)


class ShotOrderIn(ClosedBody):
    """All twelve, each once, the first one first."""

    shot_ids = Several(child=Id(), min_length=brief.SHOTS, max_length=brief.SHOTS)


class DuplicateIn(ClosedBody):
    title = Text(
        pattern=LINE,
        max_length=brief.LONGEST_TITLE,
        required=False,
        help_text="Else the first one's, marked as a copy.",
    )


class SnapshotIn(ClosedBody):
    name = Text(pattern=LINE, max_length=LONGEST_NAME)
