"""The ports of social login in memory."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import UUID

from identity.application.social_ports import ProviderNotConfigured, ProviderUnavailable
from identity.contracts import LoginMethod
from identity.domain.social import (
    AlreadyLinked,
    CodeRefused,
    Flow,
    IdentityTaken,
    PendingSignUp,
    ProviderIdentity,
    SocialIdentity,
)
from identity.domain.verification import Purpose
from tests.identity.fakes import FakeClock, Memory, Tables
from tests.identity.social.people import Person, as_known_to


@dataclass
class SocialTables(Tables):
    social_identities: dict[UUID, SocialIdentity] = field(default_factory=dict)
    sign_ups: dict[UUID, PendingSignUp] = field(default_factory=dict)


class SocialMemory(Memory):
    tables: SocialTables

    def __init__(self) -> None:
        super().__init__()
        self.tables = SocialTables()


class FakeSocialProviders:
    """`approve` plays the browser and the person in front of it; `down` keeps providers from answering."""

    def __init__(self, memory: Memory, configured: Iterable[LoginMethod]) -> None:
        self._memory = memory
        self._configured = set(configured)
        self._codes: dict[str, tuple[dict[str, str], Person]] = {}
        self.down = False

    def is_configured(self, provider: LoginMethod) -> bool:
        return provider in self._configured

    def authorization_url(self, flow: Flow, state: str) -> str:
        self._require(flow.provider)
        asked = {"state": state, "redirect_uri": flow.redirect_uri}
        return f"https://{flow.provider.value}.example/?{urlencode(asked | {'challenge': f'of {flow.verifier}'})}"

    def approve(self, url: str, somebody: Person) -> str:
        code = f"code-{len(self._codes)}"
        self._codes[code] = (dict(parse_qsl(urlsplit(url).query)), somebody)
        return code

    def identify(self, flow: Flow, code: str, state: str) -> ProviderIdentity:
        assert not self._memory.working, "no network inside a unit of work"
        self._require(flow.provider)
        if self.down:
            raise ProviderUnavailable
        asked, somebody = self._codes.pop(code, ({}, None))
        of_this_login = {"state": state, "redirect_uri": flow.redirect_uri, "challenge": f"of {flow.verifier}"}
        if somebody is None or asked != of_this_login:
            raise CodeRefused
        return as_known_to(flow.provider, somebody)

    def _require(self, provider: LoginMethod) -> None:
        if provider not in self._configured:
            raise ProviderNotConfigured


class FakeSocialFlows:
    def __init__(self, clock: FakeClock) -> None:
        self._clock = clock
        self._kept: dict[str, tuple[datetime, Flow]] = {}

    def put(self, state_hash: str, flow: Flow, seconds: int) -> None:
        self._kept[state_hash] = (self._clock() + timedelta(seconds=seconds), flow)

    def take(self, state_hash: str) -> Flow | None:
        until, flow = self._kept.pop(state_hash, (self._clock(), None))
        return flow if until > self._clock() else None


class FakeSocialIdentityStore:
    def __init__(self, memory: SocialMemory) -> None:
        self._memory = memory

    def add(self, identity: SocialIdentity) -> None:
        others = self._memory.tables.social_identities.values()
        if any((each.provider, each.subject) == (identity.provider, identity.subject) for each in others):
            raise IdentityTaken
        if any((each.provider, each.account_id) == (identity.provider, identity.account_id) for each in others):
            raise AlreadyLinked
        self._memory.tables.social_identities[identity.id] = identity

    def find(self, provider: LoginMethod, subject: str) -> SocialIdentity | None:
        found = (each for each in self._memory.tables.social_identities.values() if each.provider is provider)
        return next((each for each in found if each.subject == subject), None)

    def of_account(self, account_id: UUID) -> list[SocialIdentity]:
        found = [each for each in self._memory.tables.social_identities.values() if each.account_id == account_id]
        return sorted(found, key=lambda each: each.linked_at)

    def remove(self, account_id: UUID, provider: LoginMethod) -> bool:
        found = [each.id for each in self.of_account(account_id) if each.provider is provider]
        for identity_id in found:
            del self._memory.tables.social_identities[identity_id]
        return bool(found)


class FakePendingSignUpStore:
    def __init__(self, memory: SocialMemory) -> None:
        self._memory = memory

    def put(self, sign_up: PendingSignUp) -> PendingSignUp:
        person = (sign_up.provider, sign_up.subject)
        known = (each for each in self._memory.tables.sign_ups.values() if (each.provider, each.subject) == person)
        kept = replace(sign_up, id=next((each.id for each in known), sign_up.id))
        self._memory.tables.sign_ups[kept.id] = kept
        return kept

    def by_token(self, token_hash: str) -> PendingSignUp | None:
        found = (each for each in self._memory.tables.sign_ups.values() if each.token_hash == token_hash)
        return deepcopy(next(found, None))

    def by_id(self, sign_up_id: UUID) -> PendingSignUp | None:
        return self._memory.tables.sign_ups.get(sign_up_id)

    def take(self, sign_up_id: UUID) -> bool:
        return self._memory.tables.sign_ups.pop(sign_up_id, None) is not None

    def forget_older(self, than: datetime) -> int:
        old = [each.id for each in self._memory.tables.sign_ups.values() if each.created_at < than]
        forgotten = sum(self.take(each) for each in old)
        for subject_id, purpose in list(self._memory.tables.verifications):
            if purpose is Purpose.SOCIAL and subject_id not in self._memory.tables.sign_ups:
                del self._memory.tables.verifications[subject_id, purpose]
        return forgotten
