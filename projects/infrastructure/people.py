"""PeopleDirectory over the identity context."""

from collections.abc import Collection
from uuid import UUID

from identity import api as identity
from identity.contracts import Person


class IdentityPeople:
    def by_id(self, user_id: UUID) -> Person | None:
        return identity.people([user_id]).get(user_id)

    def by_ids(self, user_ids: Collection[UUID]) -> dict[UUID, Person]:
        return identity.people(user_ids)

    def by_email(self, email: str) -> Person | None:
        return identity.person_by_email(email)
