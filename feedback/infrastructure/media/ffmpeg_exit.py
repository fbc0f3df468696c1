"""What the end of ffmpeg means: whether the film or something else is to blame."""

import errno

from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.infrastructure.media.blame import SIGNALS_OF_THE_FILM, InspectionFailed

# ffmpeg leaves with the lowest byte of a negative error number, of which libav's own are four letters.
_INVALID_DATA, _NOT_IMPLEMENTED, _IN_A_LIBRARY, _DECODING_FAILED = 0xB7, 0xB0, 0xBB, 69
_OF_THE_FILM = SIGNALS_OF_THE_FILM | {
    256 - errno.ENOMEM: UnreadableReason.TOO_LARGE,
    256 - errno.EFBIG: UnreadableReason.TOO_LARGE,
    256 - errno.EINVAL: UnreadableReason.UNREADABLE,
    _INVALID_DATA: UnreadableReason.DAMAGED,
    _DECODING_FAILED: UnreadableReason.DAMAGED,
    _NOT_IMPLEMENTED: UnreadableReason.UNREADABLE,
    _IN_A_LIBRARY: UnreadableReason.UNREADABLE,
}


def judge(code: int, said: str, *, out_of_time: bool) -> None:
    """Nothing for a good end; MediaUnreadable, or InspectionFailed for what is worth another try."""
    if out_of_time:
        raise MediaUnreadable(UnreadableReason.TOO_SLOW, said)
    if code == 0:
        return
    if code in _OF_THE_FILM:
        raise MediaUnreadable(_OF_THE_FILM[code], f"{code} {said}")
    raise InspectionFailed(f"ffmpeg ended with {code}: {said}")
