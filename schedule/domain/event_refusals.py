"""What calendars refuse."""

from core.domain.errors import Conflict, NotFound, NotPermitted, Unacceptable


class EventNotFound(NotFound):
    code = "event.not_found"


class NoSuchOccurrence(NotFound):
    """The series has none then, or it was taken out."""

    code = "event.no_such_occurrence"


class NotYourEvent(NotPermitted):
    """To delete those of others takes a further right."""

    code = "event.not_yours"


class TooManyEvents(Conflict):
    code = "event.too_many"


class TooManyOccurrences(Unacceptable):
    """More than are told at once."""

    code = "calendar.too_many_occurrences"


class WindowTooLong(Unacceptable):
    code = "calendar.window_too_long"


class WindowIsEmpty(Unacceptable):
    """It ends before it begins."""

    code = "calendar.window_empty"


class FeedNotFound(NotFound):
    code = "feed.not_found"


class TooManyFeeds(Conflict):
    code = "feed.too_many"
