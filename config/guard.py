"""Whose sockets have to close: members whose session has ended, and guests whose session or link has."""

from collections.abc import Collection

from core.presentation.live.door import Holder
from feedback.bootstrap.sharing import guests_among
from identity import api as identity


def revoked(holders: Collection[Holder]) -> set[Holder]:
    """Whoever is no member's session may be a guest's."""
    gone = identity.revoked(holders)
    return gone - guests_among(gone) if gone else gone
