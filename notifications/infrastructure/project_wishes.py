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

    def of_person(self, user_id: UUID) -> dict[UUID, ProjectPreferences]:
        records = ProjectPreferencesRecord.objects.filter(user_id=user_id)
        return {record.project_id: _preferences(record) for record in records}

    def get(self, user_id: UUID, project_id: UUID) -> ProjectPreferences:
        """The row is made on first sight, so that there is something to lock."""
        rows = ProjectPreferencesRecord.objects
        rows.bulk_create([ProjectPreferencesRecord(user_id=user_id, project_id=project_id)], ignore_conflicts=True)
        return _preferences(rows.select_for_update().get(user_id=user_id, project_id=project_id))

    def save(self, user_id: UUID, project_id: UUID, preferences: ProjectPreferences) -> None:
        ProjectPreferencesRecord.objects.filter(user_id=user_id, project_id=project_id).update(
            is_muted=preferences.is_muted,
            switches={f"{kind}:{channel}": is_on for (kind, channel), is_on in preferences.switches.items()},
            version=preferences.version,
        )

    def stop_mails(self, user_id: UUID) -> None:
        for record in ProjectPreferencesRecord.objects.filter(user_id=user_id).order_by("id").select_for_update():
            before = _preferences(record)
            after = before.changed(None, {switch: None for switch in before.switches if switch[1] is Channel.MAIL})
            if after != before:
                self.save(user_id, record.project_id, after)


def _preferences(record: ProjectPreferencesRecord) -> ProjectPreferences:
    return ProjectPreferences(record.is_muted, _known(record.switches), record.version)


def _known(stored: dict[str, Any]) -> dict[Switch, bool]:
    """What a later release added is left out."""
    return {_SWITCHES[name]: bool(is_on) for name, is_on in stored.items() if name in _SWITCHES}
