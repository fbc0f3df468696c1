"""Composition root of the schedule context."""
