"""What the words of plans are called."""

from typing import Final

from schedule.contracts import LinkType

LINK_TYPES: Final = {
    LinkType.FINISH_START: ("끝나면 시작", "Finish to start"),
    LinkType.START_START: ("함께 시작", "Start to start"),
    LinkType.FINISH_FINISH: ("함께 끝", "Finish to finish"),
    LinkType.START_FINISH: ("시작하면 끝", "Start to finish"),
}
"""In Korean and English."""
