"""Invitees over the identity context."""

from collections.abc import Collection
from uuid import UUID

from core.domain.mail import Addressee
from identity import api as identity
from identity.contracts import NotificationType, Person


class IdentityInvitees:
    def by_emails(self, emails: Collection[str]) -> dict[str, Person]:
        return {key: person for key, person in identity.people_by_email(emails).items() if person.verified}

    def addressee(self, user_id: UUID, told_of: NotificationType | None) -> Addressee | None:
        return identity.addressee(user_id, told_of)
