"""What supervisord logs, as sentences for the operator."""

import re
from collections.abc import Iterator

EXITED = re.compile(r"exited: (\S+) \((.*?)(?:; (?:not )?expected)?\)$")
SPAWNED = re.compile(r"spawned: '(\S+)' with pid (\d+)$")
GAVE_UP = re.compile(r"gave up: (\S+) ")
# Not where supervisord begins to kill: it may have ended just then.
KILLED = re.compile(r"stopped: (\S+) \(terminated by SIGKILL\)$")


class News:
    """Follows the log and remembers who ended, so that first starts are not news."""

    def __init__(self) -> None:
        self._ended: set[str] = set()

    def sentences(self, line: str) -> Iterator[str]:
        """Nothing, or a sentence about a part that ended, runs again or had to be killed."""
        if match := EXITED.search(line):
            self._ended.add(match[1])
            yield f"{match[1]} ended ({match[2]}); it is started again."
        elif (match := SPAWNED.search(line)) and match[1] in self._ended:
            self._ended.remove(match[1])
            yield f"{match[1]} runs again (process {match[2]})."
        elif match := KILLED.search(line):
            yield f"{match[1]} did not end in time and was killed."


def given_up(line: str) -> str | None:
    """Name of the part whose retries are used up, if the line says so."""
    match = GAVE_UP.search(line)
    return match[1] if match else None
