"""The last answers of a process that is about to end (stack/web.py) ask those in front to come back by another way.

A connection that is kept alive would be cut with the process, and with it whatever is just sent on it.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.presentation.lingering import Application


class Parting:
    """A WSGI application whose answers close their connection as long as `notice` is there."""

    def __init__(self, application: Application, notice: Path) -> None:
        self._application, self._notice = application, notice

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if not self._notice.exists():
            return self._application(environ, start_response)

        def parting(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
            return start_response(status, [*headers, ("Connection", "close")], *more)

        return self._application(environ, parting)
