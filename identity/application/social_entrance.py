"""Whose account a provider's word opens: the one that it is linked to, the one of the proved address, or a new one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from core.application.mail_ports import Notices
from core.application.ports import EventPublisher, Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.application.mails import MailKind
from identity.application.ports import AccountStore, VerificationStore
from identity.application.sessions import EndSessions, LoggedIn, OpenSession
from identity.application.social_ports import SocialIdentityStore
from identity.contracts import AccountRegistered, AccountVerified, SocialLinked
from identity.domain.account import Account, EmailTaken, UsernameTaken
from identity.domain.newcomer import newcomer
from identity.domain.session import Device, EndReason, WrongCredentials
from identity.domain.social import IdentityTaken, ProviderIdentity, SocialIdentity

TRIES = 4
_OVERTAKEN = (EmailTaken, UsernameTaken, IdentityTaken)


def _nothing() -> None:
    """There is nothing to claim."""


class LetIn(Protocol):
    def __call__(self, identity: ProviderIdentity, device: Device, claim: Callable[[], None] = ...) -> LoggedIn: ...


@dataclass(frozen=True)
class Entrance:
    """What it takes to open a session for whom a provider, or a code on top of its word, vouches."""

    unit_of_work: UnitOfWork
    accounts: AccountStore
    identities: SocialIdentityStore
    verifications: VerificationStore
    secrets: Secrets
    notices: Notices
    publish: EventPublisher
    open_session: OpenSession
    end_sessions: EndSessions
    clock: Clock

    def let_in(self, identity: ProviderIdentity, device: Device, claim: Callable[[], None] = _nothing) -> LoggedIn:
        """Of several at once, who comes second decides again, and finds what the first one made.

        `claim` runs in the same unit of work. Raises WrongCredentials for an account that is closed, and AlreadyLinked.
        """
        suffix = ""
        for _ in range(TRIES - 1):
            try:
                return self._attempt(identity, device, claim, suffix)
            except _OVERTAKEN:
                suffix = self.secrets.code()
        return self._attempt(identity, device, claim, suffix)

    def _attempt(self, identity: ProviderIdentity, device: Device, claim: Callable[[], None], suffix: str) -> LoggedIn:
        linked = self.identities.find(identity.provider, identity.subject)
        known = self._known(identity, linked)
        account = known or self._newcomer(identity, suffix)
        with self.unit_of_work(by=Actor(account.id, account.shown_name)):
            claim()
            if known is None:
                self.accounts.add(account)
                self.publish(AccountRegistered(user_id=account.id))
                self.publish(AccountVerified(user_id=account.id))
            else:
                account = self._opened(known, identity, is_linked=linked is not None)
            if linked is None:
                self._link(account, identity, is_news=known is not None)
            return self.open_session(account, device, identity.provider)

    def _known(self, identity: ProviderIdentity, linked: SocialIdentity | None) -> Account | None:
        if linked is None and identity.proved_email is not None:
            return self.accounts.by_email(identity.proved_email)
        account = self.accounts.by_id(linked.account_id) if linked else None
        if account is None:
            raise WrongCredentials
        return account

    def _newcomer(self, identity: ProviderIdentity, suffix: str) -> Account:
        now = self.clock()
        return newcomer(identity, new_id(), suffix, now).logged_in(now)

    def _opened(self, known: Account, identity: ProviderIdentity, *, is_linked: bool) -> Account:
        """The account as it is now, locked, and ours to open."""
        account = self.accounts.get(known.id)
        if account is None or not account.is_active or account.withdrawn_at is not None:
            raise WrongCredentials().about(known.id)
        if not is_linked and (identity.proved_email is None or account.email.key != identity.proved_email.key):
            # The address changed hands meanwhile.
            raise EmailTaken
        if not is_linked and not account.is_verified:
            # Whoever made it never showed that the address is theirs, and must not share it with whose it is.
            account = account.claimed()
            self.verifications.void(account.id)
            self.end_sessions(account.id, EndReason.PASSWORD_RESET)
            self.publish(AccountVerified(user_id=account.id))
        account = account.logged_in(self.clock())
        self.accounts.save(account)
        return account

    def _link(self, account: Account, identity: ProviderIdentity, *, is_news: bool) -> None:
        self.identities.add(identity.of_account(account.id, self.clock()))
        self.publish(SocialLinked(user_id=account.id, provider=identity.provider.value))
        if is_news:
            self.notices.owe(account.addressee, MailKind.SOCIAL_LINKED, provider=identity.provider.value)
