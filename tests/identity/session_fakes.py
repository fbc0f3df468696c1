"""Sessions, and what lives by them, in memory."""

from collections.abc import Collection
from copy import deepcopy
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.actor import Actor
from identity.domain.account import Account
from identity.domain.session import EndReason, Session, TokenInvalid
from identity.domain.standing import NOBODY, Standing
from tests.identity.fakes import FakeClock, Memory


class FakeSessionStore:
    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def add(self, session: Session) -> None:
        self._keep(session)

    def get_by_token(self, token_hash: str) -> Session | None:
        found = self._memory.tables.tokens.get(token_hash)
        if found is None:
            return None
        session_id, token = found
        session = deepcopy(self._memory.tables.sessions[session_id])
        session.presented = deepcopy(token)
        return session

    def user_of_token(self, token_hash: str) -> tuple[UUID, UUID] | None:
        session = self.get_by_token(token_hash)
        return (session.user_id, session.id) if session else None

    def opened_at(self, user_id: UUID, session_id: UUID) -> datetime | None:
        session = self._memory.tables.sessions.get(session_id)
        return session.created_at if session and session.user_id == user_id and session.ended_at is None else None

    def save(self, session: Session) -> None:
        if session.presented is not None:
            self._memory.tables.tokens[session.presented.hash] = (session.id, deepcopy(session.presented))
        stored = self._memory.tables.sessions[session.id]
        self._keep(replace(session, ended_at=stored.ended_at, end_reason=stored.end_reason))

    def end_living(
        self, user_id: UUID, reason: EndReason, at: datetime, *, keep: UUID | None = None, only: UUID | None = None
    ) -> list[UUID]:
        mine = [each for each in self._memory.tables.sessions.values() if each.user_id == user_id]
        living = [each for each in mine if each.ended_at is None and each.id != keep and only in (None, each.id)]
        for session in living:
            self._memory.tables.sessions[session.id] = replace(session, ended_at=at, end_reason=reason)
        return sorted(session.id for session in living)

    def forget_dead(self, before: datetime) -> int:
        tables = self._memory.tables
        tables.tokens = {key: kept for key, kept in tables.tokens.items() if kept[1].issued_at >= before}
        dead = [
            each.id
            for each in tables.sessions.values()
            if each.last_used_at < before and not (each.ended_at and each.ended_at >= before)
        ]
        for session_id in dead:
            del tables.sessions[session_id]
        return len(dead)

    def _keep(self, session: Session) -> None:
        for token in session.issued:
            self._memory.tables.tokens[token.hash] = (session.id, deepcopy(token))
        self._memory.tables.sessions[session.id] = replace(deepcopy(session), presented=None, issued=[])


class FakeStandings:
    """Judged anew on every question."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory

    def change(self, user_id: UUID) -> None:
        assert self._memory.working, "locks live in a unit of work"
        self._memory.tables.generations[user_id] = self._memory.tables.generations.get(user_id, 1) + 1

    def of(self, user_id: UUID) -> Standing:
        return self.among([user_id]).get(user_id, NOBODY)

    def among(self, user_ids: Collection[UUID]) -> dict[UUID, Standing]:
        tables = self._memory.tables
        return {each: self._standing(account) for each in user_ids if (account := tables.accounts.get(each))}

    def _standing(self, account: Account) -> Standing:
        tables = self._memory.tables
        ended = {each.id for each in tables.sessions.values() if each.user_id == account.id and each.ended_at}
        is_active = account.is_active and account.withdrawn_at is None
        generation = tables.generations.get(account.id, 1)
        return Standing(generation, is_active, account.is_verified, frozenset(ended))


class FakeDeviceNames:
    """The first word."""

    def name(self, agent: str) -> str:
        return agent.partition("/")[0]


class FakeAccessTokens:
    def __init__(self) -> None:
        self._issued: dict[str, Actor] = {}

    def issue(self, actor: Actor) -> str:
        token = f"access-{len(self._issued)}"
        self._issued[token] = actor
        return token

    def read(self, token: str) -> Actor:
        if token not in self._issued:
            raise TokenInvalid
        return self._issued[token]


class FakeTickets:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[datetime, Actor]] = {}

    def put(self, ticket: str, actor: Actor, seconds: int) -> None:
        self._kept[ticket] = (self._clock() + timedelta(seconds=seconds), actor)

    def take(self, ticket: str) -> Actor | None:
        until, actor = self._kept.pop(ticket, (self._clock(), None))
        return actor if until > self._clock() else None
