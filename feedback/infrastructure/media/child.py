"""The process that reads one untrusted file: `python -m feedback.infrastructure.media.child REQUEST`."""

import json
import sys
from pathlib import Path

from feedback.application.media_ports import MediaUnreadable, UnreadableReason
from feedback.infrastructure.media.confinement import Confinement
from feedback.infrastructure.media.launch import die_with
from feedback.infrastructure.media.wire import (
    Wire,
    facts_from_wire,
    facts_to_wire,
    frames_to_wire,
    pictures_to_wire,
    sheet_to_wire,
)


def main(request: str) -> None:
    """Confine this process, then print `{"answer": …}` or `{"unreadable": code, "detail": text}` for a JSON request."""
    wanted: Wire = json.loads(request)
    die_with(wanted["parent"])
    Confinement(**wanted["confinement"]).enter()
    json.dump(_answer(wanted), sys.stdout)


def _answer(wanted: Wire) -> Wire:
    # Imported here because libav must not be there before the limits are.
    from av.error import EOFError as LibavEnd
    from av.error import FFmpegError

    try:
        return {"answer": _read(wanted)}
    except MediaUnreadable as refusal:
        return {"unreadable": refusal.reason_code, "detail": refusal.detail}
    except MemoryError as refusal:
        return {"unreadable": UnreadableReason.TOO_LARGE, "detail": str(refusal)}
    except LibavEnd as refusal:
        # What was cut off is told before: here there is a head and nothing after it.
        return {"unreadable": UnreadableReason.EMPTY, "detail": str(refusal)}
    except FFmpegError as refusal:
        return {"unreadable": UnreadableReason.UNREADABLE, "detail": str(refusal)}


def _read(wanted: Wire) -> Wire:
    from feedback.infrastructure.media.facts import read_facts
    from feedback.infrastructure.media.frames import draw_frames
    from feedback.infrastructure.media.pictures import draw_pictures
    from feedback.infrastructure.media.sprite import draw_sheet

    path = Path(wanted["path"])
    if wanted["task"] == "facts":
        return facts_to_wire(read_facts(path))
    facts, directory = facts_from_wire(wanted["facts"]), Path(wanted["directory"])
    if wanted["task"] == "frames":
        return frames_to_wire(draw_frames(path, facts, wanted["frames"], directory))
    if wanted["task"] == "sheet":
        return sheet_to_wire(draw_sheet(path, facts, directory))
    return pictures_to_wire(draw_pictures(path, facts, directory))


if __name__ == "__main__":
    main(sys.argv[1])
