"""The use cases on fakes."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from identity.application.authenticate import authenticate
from identity.application.end_session import end_session
from identity.application.log_in import LogIn, log_in
from identity.application.log_out import log_out
from identity.application.log_out_everywhere import log_out_everywhere
from identity.application.ownership import prove_owner
from identity.application.refresh_session import RefreshSession, refresh_session
from identity.application.register_account import RegisterAccount, register_account
from identity.application.resend_verification import resend_verification
from identity.application.revoked import revoked
from identity.application.send_proof import send_proof
from identity.application.sessions import LoggedIn, end_sessions, open_session
from identity.application.sweep_sessions import sweep_sessions
from identity.application.tickets import issue_ticket, redeem_ticket
from identity.application.verify_email import VerifyEmail, verify_email
from identity.contracts import Language
from identity.domain.account import Account
from identity.domain.lockout import LockOutRules
from identity.domain.session import Device, Session
from identity.domain.verification import Purpose
from tests.core.fake_mails import FakeMailAllowance, FakeMailer, FakeNotices, Sent
from tests.identity.fake_attempts import FakeLoginAttempts
from tests.identity.fakes import (
    FakeAccountStore,
    FakeClock,
    FakeJobQueue,
    FakePasswords,
    FakeSecrets,
    FakeVerificationStore,
    Memory,
)
from tests.identity.session_fakes import (
    FakeAccessTokens,
    FakeDeviceNames,
    FakeSessionStore,
    FakeStandings,
    FakeTickets,
)

EMAIL, PASSWORD = "minji@example.kr", "correct horse battery"
FIREFOX = Device("Firefox/130", "203.0.113.7")
LIFE = timedelta(days=7)


class World:
    """Everything around the use cases; the verbs are bound as the composition root binds them."""

    def __init__(self) -> None:
        self.memory, self.clock = Memory(), FakeClock()
        self.passwords, self.tokens, self.secrets = FakePasswords(), FakeAccessTokens(), FakeSecrets()
        self.accounts, self.jobs = FakeAccountStore(self.memory), FakeJobQueue(self.memory)
        self.mailer, self.notices = FakeMailer(self.memory), FakeNotices(self.memory)
        self.allowance = FakeMailAllowance(self.clock)
        self.attempts = FakeLoginAttempts(LockOutRules(), self.clock)
        self.work: dict[str, Any] = {"unit_of_work": self.memory.unit_of_work, "clock": self.clock}
        self.proof: dict[str, Any] = {"accounts": self.accounts, "secrets": self.secrets}
        self.proof |= {"verifications": FakeVerificationStore(self.memory)}
        self.guarding: dict[str, Any] = {"passwords": self.passwords, "attempts": self.attempts}
        chain: dict[str, Any] = {"sessions": FakeSessionStore(self.memory), "secrets": self.secrets}
        proving = partial(prove_owner, **self.guarding, sessions=chain["sessions"], clock=self.clock)
        self.proving: dict[str, Any] = {"prove_owner": proving}
        self._open(chain)
        self._join()
        renewing = {"tokens": self.tokens, "devices": FakeDeviceNames(), "notices": self.notices}
        ending = {"unit_of_work": self.memory.unit_of_work, "end_sessions": self.end_sessions}
        self._refresh = partial(
            refresh_session, **chain, **renewing, **ending, accounts=self.accounts, life=LIFE, clock=self.clock
        )
        self.log_out = partial(log_out, **ending, **chain)
        self.end_session = partial(end_session, **ending)
        self.log_out_everywhere = partial(log_out_everywhere, **ending)
        self.sweep = partial(sweep_sessions, **self.work, sessions=chain["sessions"], life=LIFE)
        tickets = {"tickets": FakeTickets(self.clock), "secrets": self.secrets}
        self.issue_ticket = partial(issue_ticket, **tickets)
        self.redeem_ticket = partial(redeem_ticket, **tickets, standings=self.standings)
        self.authenticate = partial(authenticate, tokens=self.tokens, standings=self.standings)
        self.revoked = partial(revoked, standings=self.standings)

    def _join(self) -> None:
        joining: dict[str, Any] = {"jobs": self.jobs, "publish": self.memory.publish, "accounts": self.accounts}
        self._register = partial(register_account, **self.work, **joining, passwords=self.passwords)
        self.asking: dict[str, Any] = {"accounts": self.accounts, "secrets": self.secrets, "jobs": self.jobs}
        self.resend = partial(resend_verification, **self.work, **self.asking)
        self.send = partial(send_proof, **self.work, **self.proof, mailer=self.mailer)
        opening: dict[str, Any] = {"open_session": self.open_session, "attempts": self.attempts}
        self._verify = partial(verify_email, **self.work, **self.proof, **opening, publish=self.memory.publish)
        opening |= {"accounts": self.accounts, "passwords": self.passwords}
        self._log_in = partial(log_in, **self.work, **opening)

    def _open(self, chain: dict[str, Any]) -> None:
        """`open_session` and `end_sessions`, as ports of the use cases."""
        told: dict[str, Any] = {"publish": self.memory.publish, "clock": self.clock}
        self.open_session = partial(open_session, **chain, **told, tokens=self.tokens, devices=FakeDeviceNames())
        self.standings = FakeStandings(self.memory)
        self.end_sessions = partial(end_sessions, **told, sessions=chain["sessions"], standings=self.standings)

    def register(self, **changed: Any) -> Account:
        given: dict[str, Any] = {"email": EMAIL, "password": PASSWORD, "username": "minji", "name": "민지"}
        given |= {"company": "", "language": Language.KOREAN, "consents": {"terms": "2026-01"}}
        return self._register(RegisterAccount(**given | changed))

    def mailed(self) -> Sent:
        """The newest account has got its mail."""
        self.send(self.only_account().id, Purpose.EMAIL)
        return self.mailer.sent[-1]

    def verify(self, *, email: str = EMAIL, code: str = "", token: str = "") -> LoggedIn:
        return self._verify(VerifyEmail(email=email, code=code, token=token, device=FIREFOX))

    def log_in(self, email: str = EMAIL, password: str = PASSWORD, device: Device = FIREFOX) -> LoggedIn:
        return self._log_in(LogIn(email=email, password=password, device=device))

    def refresh(self, token: str, device: Device = FIREFOX) -> LoggedIn:
        return self._refresh(RefreshSession(token, device))

    def only_account(self) -> Account:
        (account,) = self.memory.tables.accounts.values()
        return account

    def put(self, account: Account) -> None:
        self.memory.tables.accounts[account.id] = account

    def session_of(self, logged_in: LoggedIn) -> Session:
        session_id = self.tokens.read(logged_in.access_token).session_id
        assert session_id is not None
        return self.memory.tables.sessions[session_id]

    def told(self, name: str) -> list[dict[str, Any]]:
        """The payloads of the events of that name."""
        return [event.payload() for event in self.memory.tables.events if event.name == name]

    def living_sessions(self) -> list[UUID]:
        return [each.id for each in self.memory.tables.sessions.values() if each.ended_at is None]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def member(world: World) -> LoggedIn:
    """Registered and verified, logged in on one device."""
    world.register()
    return world.verify(code=world.mailed().code)
