"""The profile's ports in memory."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from core.domain.secret import Secret
from identity.contracts import AiProvider
from identity.domain.api_key import ApiKey
from identity.domain.note import PersonalNote
from identity.domain.preferences import Preferences
from identity.domain.session import Device
from tests.identity.fakes import Memory


class FakePreferenceStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, user_id: UUID) -> Preferences | None:
        assert self._memory.working, "locks live in a unit of work"
        return self.read(user_id)

    def read(self, user_id: UUID) -> Preferences | None:
        account = self._memory.tables.accounts.get(user_id)
        if account is None or not account.is_active:
            return None
        return self._memory.tables.preferences.get(user_id, Preferences())

    def save(self, user_id: UUID, preferences: Preferences) -> None:
        self._memory.tables.preferences[user_id] = preferences


class FakeApiKeys:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def of(self, user_id: UUID) -> list[ApiKey]:
        kept = self._memory.tables.api_keys.items()
        return [key for (owner, _), (key, _) in sorted(kept, key=lambda item: item[0][1]) if owner == user_id]

    def secret(self, user_id: UUID, provider: AiProvider) -> Secret | None:
        found = self._memory.tables.api_keys.get((user_id, provider))
        return found[1] if found else None

    def put(self, user_id: UUID, provider: AiProvider, key: Secret, hint: str, at: datetime) -> None:
        self._memory.tables.api_keys[user_id, provider] = (ApiKey(provider, hint, at), key)

    def remove(self, user_id: UUID, provider: AiProvider) -> bool:
        return self._memory.tables.api_keys.pop((user_id, provider), None) is not None


class FakePersonalNotes:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def get(self, user_id: UUID) -> PersonalNote | None:
        return self._memory.tables.notes.get(user_id)

    def put(self, user_id: UUID, note: PersonalNote) -> None:
        self._memory.tables.notes[user_id] = note

    def remove(self, user_id: UUID) -> None:
        self._memory.tables.notes.pop(user_id, None)


class FakePersonalData:
    """`deaf` are those of whose withdrawal somebody has not heard; `renamed` is what was written where."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self.deaf: set[UUID] = set()
        self.erased: dict[UUID, datetime] = {}
        self.renamed: list[tuple[UUID, str]] = []

    def erase(self, user_id: UUID) -> None:
        assert self._memory.working, "what is erased goes with the account's own data"
        tables = self._memory.tables
        tables.preferences.pop(user_id, None)
        tables.notes.pop(user_id, None)
        tables.api_keys = {key: kept for key, kept in tables.api_keys.items() if key[0] != user_id}
        tables.verifications = {key: kept for key, kept in tables.verifications.items() if key[0] != user_id}
        mine = {each.id for each in tables.sessions.values() if each.user_id == user_id}
        tables.tokens = {key: kept for key, kept in tables.tokens.items() if kept[0] not in mine}
        for session_id in mine:
            tables.sessions[session_id] = replace(tables.sessions[session_id], device=Device())

    def is_news_pending(self, user_id: UUID) -> bool:
        return user_id in self.deaf

    def note_erased(self, user_id: UUID, at: datetime) -> None:
        self.erased[user_id] = at

    def unerased(self, withdrawn_before: datetime) -> list[UUID]:
        gone = [each for each in self._memory.tables.accounts.values() if each.id not in self.erased]
        left = [(each.withdrawn_at, each.id) for each in gone if each.withdrawn_at]
        return [user_id for at, user_id in sorted(left) if at < withdrawn_before]

    def rename_everywhere(self, user_id: UUID, name: str) -> None:
        self.renamed.append((user_id, name))
