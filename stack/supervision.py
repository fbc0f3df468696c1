"""Starting parts and watching over them."""

import subprocess
import time
from collections.abc import Callable, Iterable

from stack.news import News, given_up
from stack.parts import Part
from stack.plan import Plan
from stack.programs import ROOT
from stack.refusals import PartFailed
from stack.supervisord import Supervisord, SupervisordEnded
from stack.voice import say

START_SECONDS = 180.0
TICK_SECONDS = 0.05
LAST_LINES = 20


class Supervision:
    """The parts of a plan under a supervisord; `still_wanted` is asked at every tick and may raise to end the run."""

    def __init__(self, plan: Plan, still_wanted: Callable[[], None]) -> None:
        self._plan, self._still_wanted, self._news = plan, still_wanted, News()
        self._supervisord = Supervisord(plan)

    def start(self, parts: list[Part]) -> None:
        """Start the parts together and return when all are ready; raise PartFailed."""
        deadline = time.monotonic() + START_SECONDS
        for part in parts:
            while not self._supervisord.start_program(part.address):
                self.watch(TICK_SECONDS)
        while parts := [part for part in parts if not part.is_ready()]:
            if time.monotonic() > deadline:
                raise self._failure(parts[0].name, f"was not ready after {START_SECONDS:.0f} s")
            self.watch(TICK_SECONDS)

    def run(self, name: str, command: list[str]) -> str:
        """Run a program to its end and give what it printed; raise PartFailed."""
        log = self._plan.logs / f"{name}.log"
        with log.open("wb") as output:
            process = subprocess.Popen(
                command, cwd=ROOT, env=self._plan.environment, stdout=output, stderr=output, start_new_session=True
            )
            while process.poll() is None:
                self.watch(TICK_SECONDS)
        if process.returncode != 0:
            raise self._failure(name, f"ended with exit status {process.returncode}")
        return log.read_text(errors="replace")

    def watch(self, seconds: float) -> None:
        """Tell the news of the next `seconds`; raise PartFailed when a part is given up or supervisord is gone."""
        self._still_wanted()
        try:
            for line in self._supervisord.lines(seconds):
                self._tell([line])
                if name := given_up(line):
                    raise self._failure(name, "kept ending and is given up")
        except SupervisordEnded as end:
            raise PartFailed(f"supervisord is gone; everything is stopped. It said:\n{end}") from None

    def stop(self) -> None:
        """End every part, from the front to the databases."""
        self._tell(self._supervisord.end())

    def _tell(self, lines: Iterable[str]) -> None:
        for line in lines:
            for sentence in self._news.sentences(line):
                say(sentence)

    def _failure(self, name: str, what: str) -> PartFailed:
        log = self._plan.logs / f"{name}.log"
        last = log.read_text(errors="replace").splitlines()[-LAST_LINES:] if log.exists() else []
        return PartFailed("\n".join([f"{name} {what}; everything is stopped.", f"Last lines of {log}:", *last]))
