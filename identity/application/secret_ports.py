"""Where people's secrets are kept, encrypted."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.secret import Secret
from identity.contracts import AiProvider
from identity.domain.api_key import ApiKey
from identity.domain.note import PersonalNote


class ApiKeys(Protocol):
    def of(self, user_id: UUID) -> list[ApiKey]:
        """In order of their provider; nothing is decrypted."""

    def secret(self, user_id: UUID, provider: AiProvider) -> Secret | None:
        """None also where it can no longer be read."""

    def put(self, user_id: UUID, provider: AiProvider, key: Secret, hint: str, at: datetime) -> None:
        """In the place of the one before."""

    def remove(self, user_id: UUID, provider: AiProvider) -> bool:
        """Whether there was one."""


class PersonalNotes(Protocol):
    def get(self, user_id: UUID) -> PersonalNote | None:
        """None also where it can no longer be read."""

    def put(self, user_id: UUID, note: PersonalNote) -> None:
        """In the place of the one before."""

    def remove(self, user_id: UUID) -> None: ...
