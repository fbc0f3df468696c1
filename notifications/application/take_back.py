"""News that do not hold any more are taken back, inside the running unit of work."""

from collections.abc import Collection
from uuid import UUID

from identity.contracts import NotificationType
from notifications.application.ports import InboxUpkeep


def take_back(ids: Collection[UUID], *, upkeep: InboxUpkeep) -> None:
    upkeep.take_back(ids)


def undo(kind: NotificationType, subject_id: UUID, actor_id: UUID, *, upkeep: InboxUpkeep) -> None:
    upkeep.undo(kind, subject_id, actor_id)
