"""A wire to a server, on one event loop for all that goes over it: it can be cut, or go silent without an end."""

import asyncio
import threading
from contextlib import suppress

CHUNK = 64 * 1024


class Wire(threading.Thread):
    """Passes on what comes to its own `port` while it is whole."""

    def __init__(self, to_port: int) -> None:
        super().__init__(daemon=True)
        self._to = to_port
        self._loop = asyncio.new_event_loop()
        self._is_cut = False
        self._writers: set[asyncio.StreamWriter] = set()
        self._stands = threading.Event()
        self.port = 0
        self.start()
        self._stands.wait()

    def run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._flows = asyncio.Event()
        self._flows.set()
        server = self._loop.run_until_complete(asyncio.start_server(self._serve, "127.0.0.1", 0, backlog=256))
        self.port = int(server.sockets[0].getsockname()[1])
        self._stands.set()
        self._loop.run_forever()
        server.close()
        self._loop.close()

    def cut(self) -> None:
        """Every connection breaks, and none is taken any more."""
        self._is_cut = True
        self._loop.call_soon_threadsafe(self._break)

    def fall_silent(self) -> None:
        """Connections stay and are taken, and nothing goes over them: neither side is told."""
        self._loop.call_soon_threadsafe(self._flows.clear)

    def mend(self) -> None:
        self._is_cut = False
        self._loop.call_soon_threadsafe(self._flows.set)

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop)
        self.join()

    async def _end(self) -> None:
        tasks = asyncio.all_tasks() - {asyncio.current_task()}
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._loop.stop()

    def _break(self) -> None:
        for each in self._writers:
            each.transport.abort()

    async def _serve(self, near: asyncio.StreamReader, near_writer: asyncio.StreamWriter) -> None:
        ends = {near_writer}
        self._writers |= ends
        try:
            if self._is_cut:
                return
            await self._flows.wait()
            far, far_writer = await asyncio.open_connection("127.0.0.1", self._to)
            ends.add(far_writer)
            self._writers.add(far_writer)
            await asyncio.gather(self._pass(near, far_writer), self._pass(far, near_writer))
        except OSError:
            return
        finally:
            self._writers -= ends
            for each in ends:
                each.transport.abort()

    async def _pass(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await source.read(CHUNK):
                await self._flows.wait()
                target.write(data)
                await target.drain()
        with suppress(OSError, RuntimeError):
            target.write_eof()
