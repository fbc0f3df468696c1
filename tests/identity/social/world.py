"""The use cases of social login on fakes, bound as the composition root binds them."""

from functools import partial
from typing import Any

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.application.finish_social_login import EmailRequired, finish_social_login
from identity.application.give_social_email import GiveSocialEmail, give_social_email
from identity.application.link_social import link_social
from identity.application.ownership import prove_owner
from identity.application.send_social_code import send_social_code
from identity.application.sessions import LoggedIn, end_sessions, open_session
from identity.application.social_entrance import Entrance
from identity.application.social_flow import Callback
from identity.application.start_social_login import StartSocialLogin, start_social_login
from identity.application.sweep_sign_ups import sweep_sign_ups
from identity.application.unlink_social import unlink_social
from identity.application.verify_social_email import VerifySocialEmail, verify_social_email
from identity.contracts import LoginMethod
from identity.domain.account import Account
from identity.domain.lockout import LockOutRules
from identity.domain.session import Device, Session
from identity.domain.social import PROVIDERS, PendingSignUp
from tests.core.fake_mails import FakeMailAllowance, FakeMailer, FakeNotices
from tests.identity.fake_attempts import FakeLoginAttempts
from tests.identity.fakes import (
    FakeAccountStore,
    FakeClock,
    FakeJobQueue,
    FakePasswords,
    FakeSecrets,
    FakeVerificationStore,
)
from tests.identity.session_fakes import FakeAccessTokens, FakeDeviceNames, FakeSessionStore, FakeStandings
from tests.identity.social.fakes import (
    FakePendingSignUpStore,
    FakeSocialFlows,
    FakeSocialIdentityStore,
    FakeSocialProviders,
    SocialMemory,
)
from tests.identity.social.people import Person

PHONE = Device("Phone/1", "203.0.113.7")


class SocialWorld:
    """Everything around the use cases."""

    def __init__(self) -> None:
        self.memory, self.clock, self.secrets = SocialMemory(), FakeClock(), FakeSecrets()
        self.providers = FakeSocialProviders(self.memory, PROVIDERS)
        self.mailer, self.notices = FakeMailer(self.memory), FakeNotices(self.memory)
        self.accounts, self.identities = FakeAccountStore(self.memory), FakeSocialIdentityStore(self.memory)
        work: dict[str, Any] = {"unit_of_work": self.memory.unit_of_work, "clock": self.clock}
        flow: dict[str, Any] = {"providers": self.providers, "flows": FakeSocialFlows(self.clock)}
        flow["secrets"] = self.secrets
        whose: dict[str, Any] = {"accounts": self.accounts, "identities": self.identities}
        told: dict[str, Any] = {"notices": self.notices, "publish": self.memory.publish}
        self.verifications = FakeVerificationStore(self.memory)
        kept: dict[str, Any] = {"verifications": self.verifications, "secrets": self.secrets}
        self.entrance = Entrance(**work, **whose, **told, **self._sessions(), **kept)
        sign_ups = {**work, "sign_ups": FakePendingSignUpStore(self.memory)}
        proof = {**sign_ups, **kept}
        uris = ["https://app.example/auth/{provider}/callback"]
        let_in, identities = self.entrance.let_in, self.identities
        self.start = partial(start_social_login, **flow, redirect_uris=uris)
        self.finish = partial(finish_social_login, **flow, **sign_ups, identities=identities, let_in=let_in)
        self.allowance = FakeMailAllowance(self.clock)
        self._give = partial(give_social_email, **proof, allowance=self.allowance, jobs=FakeJobQueue(self.memory))
        self._send = partial(send_social_code, **proof, mailer=self.mailer)
        self._verify = partial(verify_social_email, **proof, let_in=let_in)
        self.link = partial(link_social, **work, **flow, **whose, **told, prove_owner=self._proving())
        self.unlink = partial(
            unlink_social, unit_of_work=self.memory.unit_of_work, publish=self.memory.publish, **whose
        )
        self.sweep = partial(sweep_sign_ups, **sign_ups)

    def _sessions(self) -> dict[str, Any]:
        told: dict[str, Any] = {"publish": self.memory.publish, "clock": self.clock}
        sessions = FakeSessionStore(self.memory)
        chain: dict[str, Any] = {"sessions": sessions, "secrets": self.secrets, "tokens": FakeAccessTokens()}
        return {
            "open_session": partial(open_session, **chain, **told, devices=FakeDeviceNames()),
            "end_sessions": partial(end_sessions, **told, sessions=sessions, standings=FakeStandings(self.memory)),
        }

    def _proving(self) -> Any:
        guarding: dict[str, Any] = {
            "passwords": FakePasswords(),
            "attempts": FakeLoginAttempts(LockOutRules(), self.clock),
        }
        return partial(prove_owner, **guarding, sessions=FakeSessionStore(self.memory), clock=self.clock)

    def logged_in(self, account: Account) -> Actor:
        """In a session that was opened just now."""
        session = Session(new_id(), account.id, PHONE, self.clock(), self.clock())
        self.memory.tables.sessions[session.id] = session
        return Actor(account.id, "", session.id)

    def returned(self, method: LoginMethod, somebody: Person) -> Callback:
        begun = self.start(StartSocialLogin(method))
        code = self.providers.approve(begun.authorization_url, somebody)
        return Callback(method, begun.state, begun.flow_token, code)

    def log_in(self, method: LoginMethod, somebody: Person) -> LoggedIn | EmailRequired:
        return self.finish(self.returned(method, somebody), PHONE)

    def waiting(self, somebody: Person, method: LoginMethod = LoginMethod.NAVER) -> str:
        """The token of a sign-up that lacks an address."""
        required = self.log_in(method, somebody)
        assert isinstance(required, EmailRequired)
        return required.sign_up_token

    def give(self, token: str, email: str) -> None:
        self._give(GiveSocialEmail(token, email))

    def send(self) -> None:
        """The worker does what is owed to every sign-up."""
        for sign_up in list(self.memory.tables.sign_ups):
            self._send(sign_up)

    def verify(self, token: str, code: str) -> LoggedIn:
        return self._verify(VerifySocialEmail(token, code, PHONE))

    def put(self, account: Account) -> None:
        self.memory.tables.accounts[account.id] = account

    def told(self, name: str) -> list[dict[str, Any]]:
        return [event.payload() for event in self.memory.tables.events if event.name == name]

    def only_sign_up(self) -> PendingSignUp:
        (sign_up,) = self.memory.tables.sign_ups.values()
        return sign_up
