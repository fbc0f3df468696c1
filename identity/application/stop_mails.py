"""A person wants no more mails of what happens; what concerns their account is still mailed."""

from uuid import UUID

from identity.application.profile_ports import PreferenceStore
from identity.contracts import Channel, NotificationType


def stop_mails(user_id: UUID, *, preferences: PreferenceStore) -> None:
    """Inside the running unit of work; for whoever has no account any more there is nothing to stop."""
    before = preferences.get(user_id)
    if before is None:
        return
    after = before.changed(switches={(kind, Channel.MAIL): False for kind in NotificationType})
    if after != before:
        preferences.save(user_id, after)
