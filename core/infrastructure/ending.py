"""The end of a process that works in threads, which nobody can stop: it gives back what it is at, and goes.

Celery waits for its threads for as long as they take, and is killed by whoever waits for it; what it was at would then
wait until its leases are over.
"""

import logging
import os
import threading
import time
from collections.abc import Callable, Mapping

logger = logging.getLogger("videoplanet.jobs")


def end_within(seconds: float, give_back: Mapping[str, Callable[[], int]]) -> None:
    """This process, if it has not come to its end by itself. `give_back` by what is given back; they tell how much."""
    threading.Thread(target=_end, args=(seconds, give_back), name="ending", daemon=True).start()


def _end(seconds: float, give_back: Mapping[str, Callable[[], int]]) -> None:
    time.sleep(seconds)
    try:
        for name, give in give_back.items():
            _given(name, give)
    finally:
        os._exit(0)


def _given(name: str, give: Callable[[], int]) -> None:
    """The others are given back, too, where this cannot be."""
    try:
        logger.warning(f"{name} given back", extra={"given_back": give()})
    except Exception:
        logger.exception(f"{name} not given back")
