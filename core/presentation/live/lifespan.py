"""The event loop shows that it turns, from the server's start to its end."""

import asyncio
from typing import Any

from core.infrastructure.heartbeat import keep_pulse, pulse
from core.presentation.live.connection import Send

BEAT_SECONDS = 2.0


async def lifespan(scope: dict[str, Any], receive: Any, send: Send) -> None:
    await receive()
    keep_pulse()
    beating = asyncio.create_task(_beat())
    await send({"type": "lifespan.startup.complete"})
    await receive()
    beating.cancel()
    await send({"type": "lifespan.shutdown.complete"})


async def _beat() -> None:
    while True:
        pulse().beat()
        await asyncio.sleep(BEAT_SECONDS)
