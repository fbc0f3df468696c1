"""Which of those who came in by a token may no longer be here, asked for many at once."""

from collections.abc import Collection
from uuid import UUID

from identity.application.ports import Standings
from identity.domain.standing import NOBODY

Holder = tuple[UUID, UUID | None]


def revoked(holders: Collection[Holder], *, standings: Standings) -> set[Holder]:
    """`holders` are pairs of person and session."""
    known = standings.among({user_id for user_id, _ in holders})
    return {(user, session) for user, session in holders if known.get(user, NOBODY).has_revoked(session)}
