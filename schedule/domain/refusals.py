"""What schedules refuse."""

from core.domain.errors import NotFound, Unacceptable


class TaskNotFound(NotFound):
    code = "task.not_found"


class PhaseNotFound(NotFound):
    code = "phase.not_found"


class LinkNotFound(NotFound):
    code = "link.not_found"


class NoWorkingDays(Unacceptable):
    """A week without work would put every task off for ever."""

    code = "schedule.no_working_days"


class TooEarly(Unacceptable):
    """Before 2000."""

    code = "schedule.too_early"


class TooLate(Unacceptable):
    """After 2099."""

    code = "schedule.too_late"


class TooMuchToLevel(Unacceptable):
    """More days of more people than can be looked at at once."""

    code = "schedule.too_much_to_level"


class CyclicLinks(Unacceptable):
    """`path`: the names of the tasks in a circle, the first one again at the end."""

    code = "schedule.cycle"
