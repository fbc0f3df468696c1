"""Each port twice: in memory and on the real part. What one promises, the other keeps."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings

from core.application.ports import Secrets
from core.infrastructure.breaker import Breaker
from core.infrastructure.secrets import KeyedSecrets
from core.infrastructure.unit_of_work import unit_of_work
from identity.application import ports
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.device_names import UserAgentNames
from identity.infrastructure.key_ring import KeyRing
from identity.infrastructure.passwords import Argon2Passwords
from identity.infrastructure.session_store import DjangoSessionStore
from identity.infrastructure.standings import CachedStandings
from identity.infrastructure.tickets import RedisTickets
from identity.infrastructure.verification_store import DjangoVerificationStore
from tests.identity import fakes, session_fakes


@dataclass
class Adapters:
    """One implementation of every port, and the unit of work that its stores join."""

    unit_of_work: Callable[..., AbstractContextManager[None]]
    accounts: ports.AccountStore
    verifications: ports.VerificationStore
    sessions: ports.SessionStore
    standings: ports.Standings
    devices: ports.DeviceNames
    passwords: ports.Passwords
    secrets: Secrets
    tokens: ports.AccessTokens
    tickets: ports.Tickets


@pytest.fixture(params=["fake", "real"])
def adapters(request: Any, db: None) -> Adapters:
    return _fake() if request.param == "fake" else _real()


def _fake() -> Adapters:
    memory = fakes.Memory()
    return Adapters(
        memory.unit_of_work,
        fakes.FakeAccountStore(memory),
        fakes.FakeVerificationStore(memory),
        session_fakes.FakeSessionStore(memory),
        session_fakes.FakeStandings(memory),
        session_fakes.FakeDeviceNames(),
        fakes.FakePasswords(),
        fakes.FakeSecrets(),
        session_fakes.FakeAccessTokens(),
        session_fakes.FakeTickets(fakes.FakeClock()),
    )


def _real() -> Adapters:
    return Adapters(
        unit_of_work,
        DjangoAccountStore(),
        DjangoVerificationStore(),
        DjangoSessionStore(),
        CachedStandings(Breaker()),
        UserAgentNames(),
        Argon2Passwords(),
        KeyedSecrets(),
        SimpleJwtAccessTokens(KeyRing(settings.JWT_KEYS_DIR)),
        RedisTickets(),
    )
