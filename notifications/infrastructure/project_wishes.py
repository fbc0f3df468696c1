"""Preferences for projects over their table."""

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from identity.contracts import Channel, NotificationType
from notifications.domain.preferences import ProjectPreferences, Switch
from notifications.infrastructure.models import ProjectPreferencesRecord

_SWITCHES: Mapping[str, Switch] = {
    f"{kind}:{channel}": (kind, channel) for kind in NotificationType for channel in Channel
}


class DatabaseProjectWishes:
    def of(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, ProjectPreferences]:
        records = ProjectPreferencesRecord.objects.filter(project_id=project_id, user_id__in=user_ids)
        return {record.user_id: _preferences(record) for record in records}


def _preferences(record: ProjectPreferencesRecord) -> ProjectPreferences:
    return ProjectPreferences(record.is_muted, _known(record.switches), record.version)


def _known(stored: dict[str, Any]) -> dict[Switch, bool]:
    """What a later release added is left out."""
    return {_SWITCHES[name]: bool(is_on) for name, is_on in stored.items() if name in _SWITCHES}
