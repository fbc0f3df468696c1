"""What clients send of tasks, phases and links."""

from typing import Any

from rest_framework import serializers

from core.presentation.fields import (
    LINE,
    LINES,
    Choice,
    ClosedBody,
    Day,
    Flag,
    Id,
    OneOfSeveral,
    Several,
    Text,
    Whole,
)
from core.presentation.pagination import PageQuery
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind, TaskKind, TaskStatus
from schedule.domain import limits

TASK_STATUSES, TASK_KINDS = [each.value for each in TaskStatus], [each.value for each in TaskKind]
PHASE_KINDS, LINK_TYPES = [each.value for each in PhaseKind], [each.value for each in LinkType]
FARTHEST = 36_525
COLOUR = r"^#[0-9a-fA-F]{6}\Z"
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


class _TermsIn(ClosedBody):
    """What is said of a task when it is made, and later."""

    phase_id = Id(required=False, allow_null=True)
    kind = Enumerated(TaskKind, required=False)
    start_time = ClockField(required=False, help_text="Else when work begins that day.")
    end_date = Day(required=False, help_text="The last day on which it is worked on, instead of a duration.")
    duration_days = Whole(required=False, min_value=0, max_value=limits.LONGEST_DAYS)
    duration_minutes = Whole(required=False, min_value=0, max_value=limits.MOST_MINUTES)
    calendar = Enumerated(CalendarKind, required=False)
    must_end_by = Day(required=False, allow_null=True, help_text="Moves nothing; broken, it is told.")
    is_fixed = Flag(required=False, help_text="It starts on `start_date`, whatever its links ask for.")
    assignees = Several(child=Id(), max_length=limits.MOST_ASSIGNEES, required=False)
    place = Text(pattern=LINE, max_length=limits.LONGEST_PLACE, required=False, allow_blank=True)
    notes = Text(pattern=LINES, max_length=limits.LONGEST_NOTES, required=False, allow_blank=True)


class TaskIn(_TermsIn):
    """Without `start_date` it starts as early as its links allow."""

    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME)
    start_date = Day(required=False, help_text="It does not start before; its links may have it start later.")


class TaskChangesIn(_TermsIn):
    """What is not given stays. Progress says whether it has begun and is complete, and on which day."""

    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME, required=False)
    start_date = Day(required=False, allow_null=True, help_text="It does not start before; null: as early as it may.")
    progress = Whole(required=False, min_value=0, max_value=100)
    actual_start_date = Day(required=False, allow_null=True)
    actual_end_date = Day(required=False, allow_null=True)
    move_fixed = Flag(required=False, help_text="Also what somebody has fixed may move, and stays fixed there.")


class MoveIn(OneOfSeveral, ClosedBody):
    """To a day on which it starts, or ends, or so many days later."""

    ways = (("start_date",), ("end_date",), ("days",))

    start_date = Day(required=False)
    start_time = ClockField(required=False, help_text="Beside `start_date`; else when work begins that day.")
    end_date = Day(required=False, help_text="Its length stays.")
    days = Whole(required=False, min_value=-FARTHEST, max_value=FARTHEST, help_text="Below zero: earlier.")
    apply = Flag(required=False, help_text="Else it is only told what would move.")
    move_fixed = Flag(required=False, help_text="Also what somebody has fixed may move, and stays fixed there.")


class TaskOrderIn(ClosedBody):
    """All tasks of the phase (null: all without one), each once, the first one first."""

    phase_id = Id(allow_null=True)
    task_ids = Several(child=Id(), max_length=limits.MOST_TASKS)


class PhaseIn(ClosedBody):
    """Without a name or a colour it has those of its kind."""

    kind = Enumerated(PhaseKind)
    group = Enumerated(PhaseGroup, required=False, help_text="Of a custom phase; the others have theirs.")
    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME, required=False)
    colour = Text(pattern=COLOUR, code="colour.invalid", max_length=7, required=False, help_text="#rrggbb")


class PhaseChangesIn(ClosedBody):
    """What is not given stays."""

    group = Enumerated(PhaseGroup, required=False, help_text="Of a custom phase; the others have theirs.")
    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME, required=False)
    colour = Text(pattern=COLOUR, code="colour.invalid", max_length=7, required=False, help_text="#rrggbb")


class PhaseOrderIn(ClosedBody):
    """All of them, each once, the first one first."""

    phase_ids = Several(child=Id(), max_length=limits.MOST_PHASES)


class TaskLinkChangesIn(ClosedBody):
    """What is not given stays."""

    type = Enumerated(LinkType, required=False, help_text="FS: it starts when the other has ended.")
    lag_days = Whole(required=False, min_value=-limits.LONGEST_LAG, max_value=limits.LONGEST_LAG)
    lag_minutes = Whole(required=False, min_value=-limits.LAG_MINUTES, max_value=limits.LAG_MINUTES)


class TaskLinkIn(TaskLinkChangesIn):
    """`successor` waits for `predecessor`; a lag is counted in the successor's calendar, below zero it is a lead."""

    predecessor = Id()
    successor = Id()


class TaskQuery(PageQuery):
    phase = serializers.UUIDField(required=False)
    assignee = serializers.UUIDField(required=False)
    status = serializers.ChoiceField(choices=TASK_STATUSES, required=False)
    since = serializers.DateField(required=False, help_text="It ends on that day or later.")
    until = serializers.DateField(required=False, help_text="It starts on that day or earlier.")
    text = serializers.CharField(required=False, max_length=limits.LONGEST_NAME, help_text="Is in its name.")
