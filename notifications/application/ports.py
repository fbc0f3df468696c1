"""What the inbox needs from the outside, by role."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from identity.contracts import NotificationType, Wishes
from notifications.domain.entry import Entry
from notifications.domain.preferences import ProjectPreferences


class Projects(Protocol):
    """Asks the projects context."""

    def reachable(self, project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
        """Those of `user_ids` who can see the project now."""

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        """Titles of the projects that the person can see."""


class People(Protocol):
    """Asks the identity context."""

    def wishes(self, user_ids: Collection[UUID]) -> dict[UUID, Wishes]:
        """Of those who are there."""


class Inboxes(Protocol):
    """Entries as aggregates; whoever writes to an inbox holds it first, several in the order of their ids."""

    def hold(self, user_ids: Collection[UUID]) -> None:
        """Lock these inboxes till the end of the unit of work."""

    def untold(self, user_ids: Collection[UUID], delivery_id: UUID) -> set[UUID]:
        """Those who have heard nothing of this delivery, and from now on have."""

    def unread_about(self, user_ids: Collection[UUID], kind: NotificationType, subject_id: UUID) -> dict[UUID, Entry]:
        """The unread entry of each, where there is one."""

    def save(self, entries: Sequence[Entry]) -> None:
        """New ones and gathered ones; counts anew and tells their people."""


class ProjectWishes(Protocol):
    """Preferences of people for projects."""

    def of(self, project_id: UUID, user_ids: Collection[UUID]) -> Mapping[UUID, ProjectPreferences]:
        """Of those who have any."""
