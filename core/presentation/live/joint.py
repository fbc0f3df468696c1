"""One question for all sockets of an event loop that want to know the same at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

Answer = TypeVar("Answer")


@dataclass(frozen=True)
class _Asked(Generic[Answer]):
    at: float
    answer: "asyncio.Task[Answer]"


class JointQuestions(Generic[Answer]):
    """Whoever wants to know while the same question is on its way gets its answer, unless they doubt it already.

    An answer is never older than the doubt: a question that had been asked when the doubt arose is asked again.
    """

    def __init__(self) -> None:
        self._asked: dict[Hashable, _Asked[Answer]] = {}

    async def ask(self, key: Hashable, doubted_at: float, question: Callable[[], Awaitable[Answer]]) -> Answer:
        """`doubted_at` is a time of the running loop."""
        loop = asyncio.get_running_loop()
        key = (loop, key)
        asked = self._asked.get(key)
        if asked is None or asked.at < doubted_at:
            asked = self._asked[key] = _Asked(loop.time(), loop.create_task(_answered(question)))
            asked.answer.add_done_callback(lambda _: self._forget(key, asked))
        # Who leaves does not take the answer away from the others.
        return await asyncio.shield(asked.answer)

    def _forget(self, key: Hashable, asked: _Asked[Answer]) -> None:
        if self._asked.get(key) is asked:
            del self._asked[key]
        if not asked.answer.cancelled():
            # Nobody may be left who wants to know.
            asked.answer.exception()


async def _answered(question: Callable[[], Awaitable[Answer]]) -> Answer:
    return await question()
