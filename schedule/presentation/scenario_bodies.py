"""What clients send of scenarios."""

from typing import Any

from core.presentation.fields import LINE, Closed, ClosedBody, Day, Flag, Id, Several, Text, Whole
from schedule.contracts import CalendarKind, LinkType, TaskKind
from schedule.domain import limits
from schedule.domain.baseline import LONGEST_NAME
from schedule.presentation.task_bodies import ClockField, Enumerated

MOST_AT_ONCE = 200


def _several(child: Any) -> Several:
    return Several(child=child, max_length=MOST_AT_ONCE, required=False)


class ScenarioIn(ClosedBody):
    name = Text(pattern=LINE, max_length=LONGEST_NAME)


class ScenarioChangesIn(ClosedBody):
    """What is not given stays."""

    name = Text(pattern=LINE, max_length=LONGEST_NAME, required=False)


class ScenarioTaskIn(Closed):
    """A task that only the scenario has. Without `start_date` it starts as early as its links allow."""

    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME)
    phase_id = Id(required=False, allow_null=True)
    kind = Enumerated(TaskKind, required=False)
    start_date = Day(required=False)
    start_time = ClockField(required=False, help_text="Else when work begins that day.")
    end_date = Day(required=False, help_text="The last day on which it is worked on.")
    duration_days = Whole(required=False, min_value=0, max_value=limits.LONGEST_DAYS)
    duration_minutes = Whole(required=False, min_value=0, max_value=limits.MOST_MINUTES)
    calendar = Enumerated(CalendarKind, required=False)
    must_end_by = Day(required=False, allow_null=True)
    is_fixed = Flag(required=False)
    assignees = Several(child=Id(), max_length=limits.MOST_ASSIGNEES, required=False)
    place = Text(pattern=LINE, max_length=limits.LONGEST_PLACE, required=False, allow_blank=True)


class ScenarioTaskChangesIn(Closed):
    """What is not given stays."""

    task_id = Id()
    name = Text(pattern=LINE, max_length=limits.LONGEST_NAME, required=False)
    start_date = Day(required=False, allow_null=True, help_text="Null: as early as its links allow.")
    start_time = ClockField(required=False)
    days = Whole(required=False, min_value=-limits.LONGEST_DAYS, max_value=limits.LONGEST_DAYS, help_text="Later.")
    end_date = Day(required=False, help_text="It takes until then.")
    duration_days = Whole(required=False, min_value=0, max_value=limits.LONGEST_DAYS)
    duration_minutes = Whole(required=False, min_value=0, max_value=limits.MOST_MINUTES)
    is_fixed = Flag(required=False)
    assignees = Several(child=Id(), max_length=limits.MOST_ASSIGNEES, required=False)


class ScenarioLinkIn(Closed):
    predecessor = Id()
    successor = Id()
    type = Enumerated(LinkType, required=False)
    lag_days = Whole(required=False, min_value=-limits.LONGEST_LAG, max_value=limits.LONGEST_LAG)
    lag_minutes = Whole(required=False, min_value=-limits.LAG_MINUTES, max_value=limits.LAG_MINUTES)


class ScenarioEditsIn(ClosedBody):
    """All of it, or nothing."""

    add_tasks = _several(ScenarioTaskIn())
    change_tasks = _several(ScenarioTaskChangesIn())
    remove_tasks = _several(Id())
    add_links = _several(ScenarioLinkIn())
    remove_links = _several(Id())


class ApplyScenarioIn(ClosedBody):
    apply = Flag(required=False, help_text="Else it is only told what would change.")
    overwrite = Flag(required=False, help_text="Also tasks that were changed in the schedule since the copy.")
    move_fixed = Flag(required=False, help_text="Also tasks that somebody has fixed, or placed by hand.")
