"""Projects and People over the contexts below."""

from collections.abc import Collection
from uuid import UUID

from identity import api as identity
from identity.contracts import Wishes
from projects import api as projects


class AskedProjects:
    def members(self, project_id: UUID) -> tuple[UUID, ...]:
        return projects.member_ids(project_id)

    def is_living(self, project_id: UUID) -> bool:
        return project_id in projects.titles([project_id])

    def reachable(self, project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
        return projects.reachable(project_id, user_ids) if user_ids else set()

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        return projects.shown_to(user_id)


class AskedPeople:
    def wishes(self, user_ids: Collection[UUID]) -> dict[UUID, Wishes]:
        return identity.wishes(user_ids)

    def stop_mails(self, user_id: UUID) -> None:
        identity.stop_mails(user_id)

    def name_of(self, user_id: UUID) -> str | None:
        person = identity.people([user_id]).get(user_id)
        return person.name if person else None
