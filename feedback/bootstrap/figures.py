"""Figures of projects, for the context below that asks for them (docs/adr/0015), and of the work on films."""

from feedback.infrastructure.reviews import PostgresReviews
from feedback.infrastructure.step_gauges import steps

__all__ = ["reviews", "steps"]

reviews = PostgresReviews()
