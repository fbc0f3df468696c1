"""Composition root of the AI planning context."""
