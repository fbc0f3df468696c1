"""The end of tasks that were started here."""

import asyncio
from collections.abc import Collection
from typing import Any

AGAIN_SECONDS = 0.1


async def end(tasks: Collection["asyncio.Task[Any]"]) -> None:
    """Returns when all have ended. One cancel may be lost: Python's `wait_for`, which the Redis client waits with,
    returns what it has when both come at once (cpython #86296)."""
    pending = {task for task in tasks if not task.done()}
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=AGAIN_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)
