"""A person reads and changes how they are told of things."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from identity.application.profile_ports import PreferenceStore
from identity.domain.preferences import Preferences
from identity.domain.session import TokenInvalid


def read_preferences(user_id: UUID, *, preferences: PreferenceStore) -> Preferences:
    """Raises TokenInvalid for whoever has no account (any more)."""
    return _present(preferences.read(user_id))


def change_preferences(
    actor: Actor,
    changes: Mapping[str, Any],
    expected_version: int | None,
    *,
    unit_of_work: UnitOfWork,
    preferences: PreferenceStore,
) -> Preferences:
    """`changes`: switches, quiet_hours, digest. Raises Stale when the caller saw another version."""
    with unit_of_work(by=actor):
        before = _present(preferences.get(actor.user_id))
        before.expect(expected_version)
        after = before.changed(**changes)
        if after != before:
            preferences.save(actor.user_id, after)
    return after


def _present(found: Preferences | None) -> Preferences:
    if found is None:
        raise TokenInvalid
    return found
