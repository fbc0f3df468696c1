"""Why a socket ends."""

from enum import IntEnum


class CloseCode(IntEnum):
    TOO_LARGE = 1009
    FAILED = 1011
    RESTARTING = 1012
    TRY_AGAIN_LATER = 1013
    UNAUTHENTICATED = 4401
    NOT_PERMITTED = 4403
    NO_PONG = 4408
    TOO_MANY = 4429


class SocketClosed(Exception):
    """The socket ends with `code`; `reason` is a stable word for programs."""

    def __init__(self, code: CloseCode, reason: str = "") -> None:
        super().__init__(code, reason)
        self.code, self.reason = code, reason
