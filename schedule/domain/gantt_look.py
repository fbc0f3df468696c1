"""Measures and colours of charts, in pixels of the screen; on paper all is smaller by the same."""

from typing import Final

ROW: Final = 24.0
TIER: Final = 20.0
GUTTER: Final = 14.0
"""Left and right of the time that is shown, for links that turn there."""
TITLE: Final = 46.0
LEGEND_LINE: Final = 20.0
BIG, PLAIN, SMALL, TINY = 16.0, 11.0, 10.0, 9.0
PAD: Final = 6.0
INDENT: Final = 14.0

INK, FAINT_INK = "#1e293b", "#64748b"
PAPER, BAND, HEAD = "#ffffff", "#f1f5f9", "#e2e8f0"
GRID, EDGE = "#e5e9f0", "#94a3b8"
DAY_OFF = "#eceff4"
LINK, CRITICAL = "#64748b", "#b91c1c"
BASELINE, TODAY = "#94a3b8", "#e11d48"


def tinted(colour: str, share: float = 0.38) -> str:
    """So much of it on white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
