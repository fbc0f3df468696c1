"""What files of calendars are refused for."""

from core.domain.errors import Unacceptable


class ImportRefused(Unacceptable):
    """Nothing of the file is kept."""


class NotUtf8(ImportRefused):
    code = "import.not_utf8"


class NotACalendar(ImportRefused):
    code = "import.not_a_calendar"


class LineTooLong(ImportRefused):
    code = "import.line_too_long"


class TooManyInFile(ImportRefused):
    code = "import.too_many_events"


class TooManyCounted(ImportRefused):
    """Series that end after a number of times have to be gone through to know when."""

    code = "import.too_many_occurrences"


class FaultyEvents(ImportRefused):
    """`faults` tell which."""

    code = "import.faulty_events"
