"""The database, asked from an event loop: few threads, each with a connection that it keeps."""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.db import InterfaceError, OperationalError

from core.presentation.live.event_log import DatabaseAway

logger = logging.getLogger("videoplanet.sockets")

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


class DatabaseThreads:
    """`await threads.ask(call, …)`; raises DatabaseAway when the database does not answer."""

    def __init__(self, name: str, size: int) -> None:
        self._pool = ThreadPoolExecutor(max_workers=size, thread_name_prefix=name)
        self._away = False

    async def ask(
        self, call: Callable[Parameters, Answer], *args: Parameters.args, **kwargs: Parameters.kwargs
    ) -> Answer:
        asked = database_sync_to_async(call, thread_sensitive=False, executor=self._pool)
        try:
            answer: Answer = await asked(*args, **kwargs)
        except (OperationalError, InterfaceError) as error:
            self._note(away=True)
            raise DatabaseAway from error
        self._note(away=False)
        return answer

    def _note(self, *, away: bool) -> None:
        if away != self._away:
            self._away = away
            logger.warning("database away" if away else "database back")


# Apart, so that a thousand clients that connect at once do not delay what is handed out.
READING = DatabaseThreads("live-reading", 2)
ASKING = DatabaseThreads("live-asking", 4)
ANSWERING = DatabaseThreads("live-answering", 4)
GUARDING = DatabaseThreads("live-guarding", 1)
