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


class CyclicLinks(Unacceptable):
    """`path`: the names of the tasks in a circle, the first one again at the end."""

    code = "schedule.cycle"
