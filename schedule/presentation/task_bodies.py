"""What clients send of tasks, phases and links."""

from typing import Any

from core.presentation.fields import LINE, LINES, Choice, ClosedBody, Day, Flag, Id, Several, Text, Whole
from schedule.contracts import CalendarKind, LinkType, PhaseKind, TaskKind, TaskStatus
from schedule.domain import limits

TASK_STATUSES, TASK_KINDS = [each.value for each in TaskStatus], [each.value for each in TaskKind]
PHASE_KINDS, LINK_TYPES = [each.value for each in PhaseKind], [each.value for each in LinkType]
_CLOCK = r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z"


class ClockField(Text):
    """09:00, as minutes since midnight."""

    def __init__(self, **options: Any) -> None:
        super().__init__(pattern=_CLOCK, code="time.malformed", max_length=5, **options)

    def run_validation(self, data: Any = None) -> Any:
        text = super().run_validation(data)
        return int(text[:2]) * 60 + int(text[3:]) if isinstance(text, str) else text


class Enumerated(Choice):
    """One of the words of an enumeration."""

    def __init__(self, words: type[Any], **options: Any) -> None:
        self.words = words
        super().__init__(choices=[each.value for each in words], **options)

    def to_internal_value(self, data: Any) -> Any:
        return self.words(super().to_internal_value(data))


class TaskIn(ClosedBody):
    """Without `start_date` it starts as early as its links allow; `end_date` may stand in for the duration."""

    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME)
    phase_id = Id(required=False, allow_null=True)
    kind = Enumerated(TaskKind, required=False)
    start_date = Day(required=False, help_text="It does not start before; its links may have it start later.")
    start_time = ClockField(required=False, help_text="Else when work begins that day.")
    end_date = Day(required=False, help_text="The last day on which it is worked on.")
    duration_days = Whole(required=False, min_value=0, max_value=limits.LONGEST_DAYS)
    duration_minutes = Whole(required=False, min_value=0, max_value=limits.MOST_MINUTES)
    calendar = Enumerated(CalendarKind, required=False)
    must_end_by = Day(required=False, allow_null=True, help_text="Moves nothing; broken, it is told.")
    is_fixed = Flag(required=False, help_text="It starts on `start_date`, whatever its links ask for.")
    assignees = Several(child=Id(), max_length=limits.MOST_ASSIGNEES, required=False)
    place = Text(pattern=LINE, max_length=limits.LONGEST_PLACE, required=False, allow_blank=True)
    notes = Text(pattern=LINES, max_length=limits.LONGEST_NOTES, required=False, allow_blank=True)
