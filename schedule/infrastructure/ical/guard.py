"""What of a file is looked at before a parser sees it: nothing in it may make one go on for long."""

import re

from schedule.domain.import_refusals import LineTooLong, NotACalendar, NotUtf8, TooManyInFile

MOST_EVENTS, MOST_LINES, LONGEST_LINE = 2000, 100_000, 32 * 1024
_FOLDED = re.compile(r"\n[ \t]")
_EVENT = re.compile(r"^BEGIN:VEVENT[ \t]*$", re.IGNORECASE | re.MULTILINE)
_COMPONENT = re.compile(r"^BEGIN:", re.IGNORECASE | re.MULTILINE)
# Zones are known by their names; rules of their own could go on for ever.
_ZONE = re.compile(r"^BEGIN:VTIMEZONE[ \t]*$.*?^END:VTIMEZONE[ \t]*$\n?", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_MOST_COMPONENTS = 10_000


def guarded(data: bytes) -> str:
    """Unfolded, without zones. Raises ImportRefused."""
    text = _decoded(data)
    if text.count("\n") > MOST_LINES:
        raise TooManyInFile(most=MOST_EVENTS)
    text = _ZONE.sub("", _FOLDED.sub("", text))
    if not text.upper().lstrip().startswith("BEGIN:VCALENDAR"):
        raise NotACalendar
    if any(len(line) > LONGEST_LINE for line in text.split("\n")):
        raise LineTooLong(most=LONGEST_LINE)
    if len(_EVENT.findall(text)) > MOST_EVENTS or len(_COMPONENT.findall(text)) > _MOST_COMPONENTS:
        raise TooManyInFile(most=MOST_EVENTS)
    return text


def _decoded(data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotUtf8 from error
    if "\0" in text:
        raise NotUtf8
    return text.replace("\r\n", "\n").replace("\r", "\n")
