"""uvicorn's WebSocket protocol with our close code for a peer that answers no ping."""

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

NO_PONG = 4408


class LiveProtocol(WebSocketsSansIOProtocol):
    def keepalive_timeout(self) -> None:
        """As the parent does, but 4408."""
        fail = self.conn.fail
        self.conn.fail = lambda code, reason="": fail(NO_PONG, reason)  # type: ignore[method-assign]
        super().keepalive_timeout()
