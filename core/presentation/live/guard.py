"""Who may no longer be here at all: settings.LIVE_GUARD knows, asked in one batch for all sockets of the process."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress

from django.conf import settings
from django.utils.module_loading import import_string

from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import Holder
from core.presentation.live.event_log import DatabaseAway
from core.presentation.live.limits import GUARD_SECONDS
from core.presentation.live.listener import Listener
from core.presentation.live.threads import GUARDING

logger = logging.getLogger("videoplanet.sockets")

Revoked = Callable[[Collection[Holder]], Collection[Holder]]


class Guard:
    """Closes, within seconds, the sockets of those whom `revoked` names."""

    def __init__(self, listeners: Callable[[], Iterable[Listener]]) -> None:
        self._listeners = listeners
        self._revoked: Revoked = import_string(settings.LIVE_GUARD)

    async def run(self) -> None:
        while True:
            await asyncio.sleep(GUARD_SECONDS)
            try:
                with suppress(DatabaseAway):
                    await self._look()
            except Exception:
                # Nobody else looks after this; the next round may do better.
                logger.exception("guard failed")

    async def _look(self) -> None:
        listeners = list(self._listeners())
        holders = {each.holder for each in listeners if each.holder is not None}
        gone = set(await GUARDING.ask(self._revoked, holders)) if holders else set()
        for each in listeners:
            if each.holder in gone:
                each.end(SocketClosed(CloseCode.UNAUTHENTICATED, "auth.session_ended"))
