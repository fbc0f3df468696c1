"""Rows kept under the revisions of the channels that they depend on: process memory, then Redis, then the database.

A change raises its channel's revision after the commit (core.infrastructure.streams), so every process misses at once
and nothing is ever deleted. Values are shared between threads: frozen ones only. What depends on the caller is kept
under the caller's own channel, and a right no longer than that stands still (docs/adr/0017).
"""

from core.infrastructure.cache.layers import (
    Life,
    Revisions,
    cached,
    cached_many,
    keep,
    keep_many,
    known,
    revisions_of,
    stamp,
)

__all__ = ["Life", "Revisions", "cached", "cached_many", "keep", "keep_many", "known", "revisions_of", "stamp"]
