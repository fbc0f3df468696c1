"""granian's command line, for a server that says first that it is about to end, so that nobody sends it anything more.

A server that stops listening cuts off whoever is just connecting. So a process that is told to end serves on for
WEB_DRAIN_SECONDS: /health/live and /health/ready answer 503, and those in front ask another one.
"""

import os
import shutil
import tempfile
import threading
from pathlib import Path
from typing import Any

from granian import cli
from granian.server import MPServer


class Web(MPServer):
    """`notice`, where its workers look (settings.ENDING_FILE), is there from the signal on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._drain_seconds = float(os.environ.get("WEB_DRAIN_SECONDS") or 0)
        # In a directory that nobody else can write to, or whoever is on the machine could give notice.
        self._notice = Path(tempfile.mkdtemp(prefix="videoplanet-web-")) / "ending"
        os.environ["ENDING_FILE"] = str(self._notice)

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        if not self._drain_seconds:
            super().signal_handler_interrupt()  # type: ignore[no-untyped-call]
        elif not self._notice.exists():
            self._notice.touch()
            threading.Timer(self._drain_seconds, super().signal_handler_interrupt).start()

    def shutdown(self, exit_code: int = 0) -> None:
        try:
            super().shutdown(exit_code)  # type: ignore[no-untyped-call]
        finally:
            shutil.rmtree(self._notice.parent, ignore_errors=True)


if __name__ == "__main__":
    # granian offers no other way to its command line.
    cli.Server = Web  # type: ignore[attr-defined]
    cli.entrypoint()  # type: ignore[no-untyped-call]
