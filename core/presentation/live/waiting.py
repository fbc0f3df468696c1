"""GET …/events with `wait`: waits where waiting holds no thread, then lets the ordinary view answer.

The view refuses whoever may not ask: what ends a right, a session or the server also ends the wait.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import SuspiciousOperation
from django.http import QueryDict

from core.domain.errors import DomainError
from core.domain.stream import Head
from core.infrastructure.origin import coming_from
from core.infrastructure.socket_metrics import waiting_question
from core.infrastructure.sockets import stopping
from core.presentation.live.closing import SocketClosed
from core.presentation.live.connection import Receive, Send
from core.presentation.live.endings import end
from core.presentation.live.event_log import DatabaseAway
from core.presentation.live.events_api import REFUSED_WAIT, EventsQuery
from core.presentation.live.frames import Run
from core.presentation.live.hub import hub
from core.presentation.live.ordinary import Answer
from core.presentation.origin import origin_of_scope

logger = logging.getLogger("videoplanet.sockets")

Scope = dict[str, Any]


class Poller:
    """Who waits at which channel."""

    def __init__(self, user_id: UUID, session_id: UUID | None, channel: str) -> None:
        self.user_id, self.channel = user_id, channel
        self.holder = (user_id, session_id)


class Wait:
    """Over as soon as the stream is not where the caller left it."""

    def __init__(self, poller: Poller, since: int, epoch: str | None) -> None:
        self.channel, self.holder = poller.channel, poller.holder
        self.over = asyncio.Event()
        self._since, self._epoch = since, epoch

    def connected(self, head: Head) -> None:
        if head.seq != self._since or not head.can_resume(self._since, self._epoch):
            self.over.set()

    def offer(self, run: Run) -> None:
        self.over.set()

    def restart(self, head: Head) -> None:
        self.over.set()

    def beat(self) -> None:
        """Whoever waits does so for seconds."""

    def end(self, closed: SocketClosed) -> None:
        self.over.set()


class Waiting:
    """An ASGI application; `poller_of` raises a DomainError for whom the view refuses."""

    def __init__(self, poller_of: Callable[[Scope], Awaitable[Poller]], answer: Answer) -> None:
        self._poller_of, self._answer = poller_of, answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gone = asyncio.get_running_loop().create_task(_gone(receive))
        try:
            await self._wait(scope, gone)
            if not gone.done():
                await self._answer(scope, send)
        finally:
            await end([gone])

    async def _wait(self, scope: Scope, gone: "asyncio.Task[None]") -> None:
        """Until there is something to tell, time is up, or nobody is there to be told."""
        try:
            if (wish := _wish(scope)) is None:
                return
            with coming_from(origin_of_scope(scope)):
                poller = await self._poller_of(scope)
            wait = Wait(poller, wish["since"], wish["epoch"])
            async with hub().joined(wait), hub().waits.taken(poller.user_id):
                with waiting_question():
                    await _first((wait.over.wait(), stopping().wait()), gone, wish["wait"])
        except SocketClosed:
            scope[REFUSED_WAIT] = True
        except (DomainError, DatabaseAway, SuspiciousOperation):
            return
        except Exception:
            # The view answers as if nobody had wanted to wait.
            logger.exception("wait failed")


def _wish(scope: Scope) -> Mapping[str, Any] | None:
    """What the question waits for; None where the view has something to say about it first."""
    query = EventsQuery(data=QueryDict(scope["query_string"]).dict())
    is_known = query.initial_data.keys() <= query.fields.keys()
    if scope["method"] != "GET" or not is_known or not query.is_valid() or not query.validated_data["wait"]:
        return None
    wish: Mapping[str, Any] = query.validated_data
    return wish


async def _first(news: tuple[Awaitable[Any], ...], gone: "asyncio.Task[None]", seconds: float) -> None:
    tasks = [asyncio.ensure_future(each) for each in news]
    try:
        await asyncio.wait([*tasks, gone], timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        await end(tasks)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
