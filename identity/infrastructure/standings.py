"""Standings over the user table."""

from uuid import UUID

from django.db.models import F

from identity.infrastructure.models import User


class DjangoStandings:
    def change(self, user_id: UUID) -> None:
        User.objects.filter(id=user_id).update(token_generation=F("token_generation") + 1)
