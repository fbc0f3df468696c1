"""Speaking to the operator."""

import contextlib
import sys


def say(text: str, *, aside: bool = False) -> None:
    """Print a line at once (`aside`: on standard error); a terminal that is gone must not stop an orderly end."""
    with contextlib.suppress(OSError):
        print(text, file=sys.stderr if aside else sys.stdout, flush=True)
