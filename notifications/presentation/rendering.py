"""Entries and preferences as JSON, and back."""

from typing import Any

from core.domain.language import Language
from identity.contracts import Channel, NotificationType
from notifications.application.read_models import ShownEntry
from notifications.application.wording import title_of
from notifications.domain.preferences import ProjectPreferences, Switch


def entry_body(entry: ShownEntry, language: Language) -> dict[str, Any]:
    return entry.row.wire() | {
        "title": title_of(entry.row, language),
        "project_name": entry.project_name,
        "pictures": list(entry.pictures),
    }


def preferences_body(preferences: ProjectPreferences) -> dict[str, Any]:
    return {
        "muted": preferences.is_muted,
        "notifications": {
            kind.value: {channel.value: preferences.switches.get((kind, channel)) for channel in Channel}
            for kind in NotificationType
        },
    }


def switches_of(given: dict[str, dict[str, bool | None]]) -> dict[Switch, bool | None]:
    """Wire words to domain words."""
    return {
        (NotificationType(kind), Channel(channel)): is_on
        for kind, channels in given.items()
        for channel, is_on in channels.items()
    }
