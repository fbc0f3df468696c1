"""Beat, of which several may run: one of them ticks, and the next goes on where it stopped (docs/adr/0048)."""

import logging
import time
from datetime import timedelta
from typing import Any

from celery.beat import ScheduleEntry, Scheduler
from django.db import DatabaseError, InterfaceError

from core.infrastructure import timers
from core.infrastructure.beat_metrics import count_sent, tell_lead
from core.infrastructure.heartbeat import pulse
from core.infrastructure.leadership import Leadership

logger = logging.getLogger("videoplanet.beat")

LOCK = 0x56504C42
# A clock that was set moves by more, one that is being corrected by less.
CLOCK_JUMP_SECONDS = 2.0


class SharedScheduler(Scheduler):  # type: ignore[misc]
    """Sends what is due while its process leads, and waits for the lead otherwise."""

    max_interval = 1

    def __init__(self, *arguments: Any, **named: Any) -> None:
        self._leadership, self._leads, self._clock = Leadership(LOCK), False, _clock()
        super().__init__(*arguments, **named)

    def tick(self, *arguments: Any, **named: Any) -> float:
        """Do what is due next; the seconds until it wants to be called again."""
        pulse().beat()
        was_leading, self._leads = self._leads, self._leadership.held()
        tell_lead(self._leads)
        if not self._leads:
            return float(self.max_interval)
        if not was_leading:
            self._take_over()
        self._keep_pace()
        return float(super().tick(*arguments, **named))

    def apply_entry(self, entry: ScheduleEntry, producer: Any = None) -> None:
        """Noted first, in the session that leads: who has lost the lead unawares sends nothing."""
        try:
            timers.note(self._leadership, entry.name)
        except (DatabaseError, InterfaceError):
            self._leadership.give_up()
            self._leads = False
            tell_lead(self._leads)
        else:
            super().apply_entry(entry, producer=producer)

    def apply_async(self, entry: ScheduleEntry, *arguments: Any, **named: Any) -> Any:
        """Counted once the broker has it; `apply_entry` swallows what this raises."""
        sent = super().apply_async(entry, *arguments, **named)
        count_sent(entry.name)
        return sent

    def close(self) -> None:
        self._leadership.give_up()
        tell_lead(False)
        super().close()

    def _take_over(self) -> None:
        timers.expect(self._leadership, self.schedule.keys())
        ages = timers.ages(self._leadership)
        logger.info("leads", extra={"timers": len(ages)})
        for name, entry in self.schedule.items():
            if name in ages:
                entry.last_run_at = entry.default_now() - timedelta(seconds=ages[name])
        self._clock, self._heap = _clock(), None

    def _keep_pace(self) -> None:
        """When the clock was set, what was due in a minute is due in a minute."""
        jump = _clock() - self._clock
        if abs(jump) > CLOCK_JUMP_SECONDS:
            logger.warning("the clock was set", extra={"seconds": round(jump)})
            for entry in self.schedule.values():
                entry.last_run_at += timedelta(seconds=jump)
            self._clock, self._heap = self._clock + jump, None


def _clock() -> float:
    """Grows only when the clock is set."""
    return time.time() - time.monotonic()
