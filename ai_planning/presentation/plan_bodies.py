"""What clients send of plans."""

from typing import Any

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Format,
    Genre,
    Intensity,
    Structure,
    Tempo,
    Tone,
    VisualStyle,
)
from ai_planning.domain import brief
from ai_planning.presentation.plan_fields import DurationField, TargetField, Word
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
