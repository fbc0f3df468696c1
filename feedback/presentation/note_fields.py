"""What clients send of an item beside its words: where it lies, what is drawn on it, whom it concerns."""

from decimal import Decimal, InvalidOperation
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.presentation.fields import ANYTHING, LINES, Choice, Closed, Day, Id, Several, Text, Whole
from feedback.contracts import ShapeKind
from feedback.domain import drawing
from feedback.domain.note import MOST_MENTIONS
from feedback.domain.position import LAST_FRAME, LONGEST_SECONDS
from feedback.domain.tags import LONGEST_TAG, MOST_TAGS

LONGEST_NUMBER = 40
SHAPE_KINDS = list(ShapeKind)
_TIMECODE = r"^[0-9]{2}:[0-9]{2}:[0-9]{2}[:;.][0-9]{2,3}\Z"
_SECONDS = {"type": "number", "format": "double", "minimum": 0, "maximum": LONGEST_SECONDS}


@extend_schema_field(_SECONDS)
class SecondsField(serializers.Field[Any, Any, Any, Any]):
    """Seconds as a number or its text; the rule of which times there are is the domain's."""

    default_error_messages = {"field.not_a_number": "Not a number of seconds."}

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, bool) or not isinstance(data, int | float | str) or len(str(data)) > LONGEST_NUMBER:
            self.fail("field.not_a_number")
        try:
            return Decimal(str(data))
        except InvalidOperation:
            self.fail("field.not_a_number")


class NumberOfSeconds(SecondsField):
    """In JSON a number is no text."""

    def to_internal_value(self, data: Any) -> Decimal:
        if isinstance(data, str):
            self.fail("field.not_a_number")
        return super().to_internal_value(data)


@extend_schema_field({"type": "number", "exclusiveMinimum": True, "minimum": 0, "maximum": drawing.WIDEST})
class WidthField(serializers.Field[Any, Any, Any, Any]):
    """A number; which are taken is the domain's rule."""

    default_error_messages = {"field.not_a_number": "Not a number."}

    def to_internal_value(self, data: Any) -> float:
        if isinstance(data, bool) or not isinstance(data, int | float) or abs(data) > LAST_FRAME:
            self.fail("field.not_a_number")
        return float(data)


@extend_schema_field(
    {
        "type": "array",
        "minItems": 1,
        "maxItems": drawing.MOST_POINTS,
        "items": {
            "type": "array",
            "minItems": 2,
            "maxItems": 2,
            "items": {"type": "number", "minimum": 0, "maximum": 1},
        },
        "description": "[[x, y], …] in 0–1 of the frame as displayed, x to the right, y down. One point for point and"
        " text, two opposite ends for line, arrow, rectangle and ellipse, up to 1000 for a path.",
    }
)
class PointsField(serializers.Field[Any, Any, Any, Any]):
    """Pairs of numbers, read in one go: a drawing has thousands."""

    default_error_messages = {
        "field.not_a_list": "Not a list.",
        "drawing.not_a_point": "Not a pair of numbers.",
        "list.too_long": "Ensure this field has no more than {max_length} elements.",
    }

    def to_internal_value(self, data: Any) -> list[tuple[float, float]]:
        if not isinstance(data, list):
            self.fail("field.not_a_list")
        if len(data) > drawing.MOST_POINTS:
            self.fail("list.too_long", max_length=drawing.MOST_POINTS)
        if not all(_is_pair(point) for point in data):
            self.fail("drawing.not_a_point")
        return [(float(x), float(y)) for x, y in data]


def _is_pair(point: Any) -> bool:
    is_list = isinstance(point, list) and len(point) == 2
    return is_list and all(type(each) in (int, float) and abs(each) <= LAST_FRAME for each in point)


class ShapeIn(Closed):
    """A shape in coordinates of the frame; `width` in parts of its height."""

    kind = Choice(choices=SHAPE_KINDS)
    points = PointsField()
    colour = Text(pattern=r"^#[0-9a-fA-F]{6}\Z", code="colour.invalid", max_length=7, required=False)
    width = WidthField(required=False)
    text = Text(pattern=LINES, required=False, allow_blank=True, max_length=drawing.LONGEST_LABEL)


class MarksIn(serializers.Serializer[Any]):
    """Where it lies: `timestamp`, `frame` or `timecode`, which agree when several are given, and the same of the last
    frame of a range (`out_*`), which belongs to it."""

    timestamp = NumberOfSeconds(required=False, allow_null=True, help_text="Seconds.")
    frame = Whole(required=False, allow_null=True, min_value=0, max_value=LAST_FRAME)
    timecode = Text(
        pattern=_TIMECODE,
        code="timecode.malformed",
        required=False,
        allow_null=True,
        max_length=20,
        help_text='As the version counts: "01:00:10;12" with drop-frame, else "01:00:10:12".',
    )
    out_timestamp = NumberOfSeconds(required=False, allow_null=True, help_text="Seconds.")
    out_frame = Whole(required=False, allow_null=True, min_value=0, max_value=LAST_FRAME)
    out_timecode = Text(pattern=_TIMECODE, code="timecode.malformed", required=False, allow_null=True, max_length=20)
    frame_rate = Text(
        pattern=ANYTHING,
        required=False,
        max_length=30,
        help_text='The rate that the caller counted at, "30000/1001"; refused where the version has another.',
    )


class ConcernIn(serializers.Serializer[Any]):
    """Whom it concerns, until when, and what is drawn on the picture."""

    assignee_id = Id(required=False, allow_null=True, help_text="A member.")
    due_date = Day(required=False, allow_null=True)
    tags = Several(
        child=Text(pattern=LINES, trim_whitespace=True, max_length=LONGEST_TAG), required=False, max_length=MOST_TAGS
    )
    mentions = Several(child=Id(), required=False, max_length=MOST_MENTIONS, help_text="Members.")
    drawing = Several(child=ShapeIn(), required=False, max_length=drawing.MOST_SHAPES)
