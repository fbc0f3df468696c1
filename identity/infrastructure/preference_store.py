"""PreferenceStore over a column of the user table."""

from datetime import time
from typing import Any
from uuid import UUID

from identity.contracts import Channel, Digest, NotificationType, QuietHours
from identity.domain.preferences import DEFAULT_SWITCHES, Preferences
from identity.infrastructure.models import User


class DjangoPreferenceStore:
    def get(self, user_id: UUID) -> Preferences | None:
        return _read(User.objects.select_for_update(no_key=True), user_id)

    def read(self, user_id: UUID) -> Preferences | None:
        return _read(User.objects.all(), user_id)

    def save(self, user_id: UUID, preferences: Preferences) -> None:
        User.objects.filter(id=user_id).update(preferences=_stored(preferences))


def _read(users: Any, user_id: UUID) -> Preferences | None:
    row = users.filter(id=user_id, is_active=True).values_list("preferences").first()
    return None if row is None else preferences_of(row[0])


def _stored(preferences: Preferences) -> dict[str, Any]:
    hours = preferences.quiet_hours
    return {
        "switches": {f"{kind}:{channel}": is_on for (kind, channel), is_on in preferences.switches.items()},
        "quiet_hours": [hours.start.isoformat(), hours.end.isoformat()] if hours else None,
        "digest": preferences.digest.value,
        "version": preferences.version,
    }


def preferences_of(stored: dict[str, Any]) -> Preferences:
    """What was never chosen, and what a later release added, is at its default."""
    if not stored:
        return Preferences()
    switches = {f"{kind}:{channel}": (kind, channel) for kind in NotificationType for channel in Channel}
    known = {switches[name]: bool(is_on) for name, is_on in stored["switches"].items() if name in switches}
    hours = stored["quiet_hours"]
    return Preferences(
        switches={**DEFAULT_SWITCHES, **known},
        quiet_hours=QuietHours(*map(time.fromisoformat, hours)) if hours else None,
        digest=Digest(stored["digest"]),
        version=stored["version"],
    )
