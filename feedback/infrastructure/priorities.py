"""Priorities as their ranks, which is how tables keep and sort them."""

from feedback.contracts import Priority

RANKS: dict[Priority, int] = {priority: rank for rank, priority in enumerate(Priority)}
PRIORITIES = tuple(Priority)
