"""Figures of projects, for the context below that asks for them (docs/adr/0015)."""

from feedback.infrastructure.reviews import PostgresReviews

reviews = PostgresReviews()
