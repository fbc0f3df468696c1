"""Screen direction: the way that a film's action runs across the frame, the same in all that is made for it."""

from ai_planning.domain.brief import Brief


def runs_right(brief: Brief) -> bool:
    """Three films of four run with the direction of reading."""
    return sum(map(ord, brief.title)) % 4 > 0
