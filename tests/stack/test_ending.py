"""Whoever ends a run hears of it at once."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from stack import launcher

STOPPING, STOPPED = "VideoPlanet is stopping; this takes some seconds …", "VideoPlanet is stopped."


class Slow:
    """A service whose first start takes until the end is told, and in which somebody presses Ctrl-C."""

    def __init__(self) -> None:
        self.told = threading.Event()
        self.heard = False

    def prepare(self) -> None:
        # Who waits for it waits by now; a signal to the process reaches its main thread.
        time.sleep(0.3)
        os.kill(os.getpid(), signal.SIGINT)
        self.heard = self.told.wait(3)


@pytest.fixture
def signals() -> Iterator[None]:
    before = {each: signal.getsignal(each) for each in launcher.ENDING_SIGNALS}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def test_it_is_said_before_what_is_being_prepared_is_waited_for(
    signals: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow, lines = Slow(), list[str]()

    def hear(text: str, *, aside: bool = False) -> None:
        lines.append(text)
        if text == STOPPING:
            slow.told.set()

    plan: Any = SimpleNamespace(environment={"DATA_DIR": str(tmp_path)}, services=[slow], data_dir=tmp_path)
    monkeypatch.setattr(launcher, "say", hear)
    monkeypatch.setattr(launcher, "off", lambda _: [])
    monkeypatch.setattr(launcher, "plan", lambda _: plan)
    monkeypatch.setattr(launcher, "_clear_the_way", lambda _: None)
    monkeypatch.setattr(launcher, "Supervision", lambda *_: SimpleNamespace(stop=lambda: lines.append("parts stop")))
    assert launcher.main({"DATA_DIR": str(tmp_path)}) == 0
    assert slow.heard
    assert lines == [STOPPING, "parts stop", STOPPED]
