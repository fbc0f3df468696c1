"""Fields of plans: words that are taken by key or by either label, and exact durations."""

from decimal import Decimal
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from ai_planning.contracts import Duration, Labelled, Target
from ai_planning.domain.brief import LONGEST_MS, LONGEST_TARGET, SHORTEST_MS
from core.presentation.fields import LINE, Choice, Text

FARTHEST = 10**9
MILLISECONDS = 1000


class Word(Choice):
    """A word by its key, or by its Korean or English label."""

    def __init__(self, words: type[Labelled], **options: Any) -> None:
        self.words = words
        super().__init__(choices=list(words), **options)

    def to_internal_value(self, data: Any) -> Labelled:
        word = self.words.named(data) if isinstance(data, str) else None
        if word is None:
            self.fail("invalid_choice", input=data)
        return word


class TargetField(Text):
    """Whom the film is for: one of the words offered, or words of one's own."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=LINE, max_length=LONGEST_TARGET, **options)

    def to_internal_value(self, data: Any) -> str:
        text = super().to_internal_value(data)
        word = Target.named(text)
        return text if word is None else word.value


@extend_schema_field({"type": "number", "minimum": 0.5, "maximum": LONGEST_MS // MILLISECONDS, "multipleOf": 0.001})
class Seconds(serializers.Field[Any, Any, Any, Any]):
    """Seconds to the millisecond, as milliseconds; which are taken is the domain's rule."""

    default_error_messages = {
        "field.not_a_number": "Not a number of seconds.",
        "plan.not_milliseconds": "Finer than milliseconds.",
    }

    def to_internal_value(self, data: Any) -> int:
        is_number = isinstance(data, int | float) and not isinstance(data, bool)
        if not is_number or not abs(data) <= FARTHEST:
            self.fail("field.not_a_number")
        milliseconds = Decimal(str(data)) * MILLISECONDS
        if milliseconds != int(milliseconds):
            self.fail("plan.not_milliseconds")
        return int(milliseconds)


@extend_schema_field(
    {
        "oneOf": [
            {
                "type": "number",
                "minimum": SHORTEST_MS // MILLISECONDS,
                "maximum": LONGEST_MS // MILLISECONDS,
                "multipleOf": 0.001,
            },
            {"type": "string", "enum": [each.value for each in Duration]},
        ],
        "description": "Seconds, or a length that is offered by name: `30s`, or its label in Korean or English.",
    }
)
class DurationField(Seconds):
    """Seconds, or a length by its name."""

    default_error_messages = {"plan.unknown_duration": "Not a length that is offered."}

    def to_internal_value(self, data: Any) -> int:
        if not isinstance(data, str):
            return super().to_internal_value(data)
        word = Duration.named(data)
        if word is None:
            self.fail("plan.unknown_duration")
        return word.seconds * MILLISECONDS
