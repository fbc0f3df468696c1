"""Composition root of the notifications context."""
