"""Login by a provider that people have an account with already: what it says of them, and what that opens here."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.errors import Conflict, InvalidField, NotPermitted, Unacceptable
from core.domain.ids import new_id
from identity.contracts import Language, LoginMethod
from identity.domain.account import EmailAddress

PROVIDERS = (LoginMethod.KAKAO, LoginMethod.NAVER, LoginMethod.GOOGLE)
FLOW_LIFE = timedelta(minutes=10)
SIGN_UP_LIFE = timedelta(minutes=30)
LONGEST_SUBJECT = 255


class StateInvalid(Unacceptable):
    """The login was not begun here, not by this caller, with another provider, too long ago, or is over."""

    code = "social.state_invalid"


class CodeRefused(Unacceptable):
    """The provider does not take its code, or not again."""

    code = "social.code_refused"


class IdentityRefused(Unacceptable):
    """What came as the provider's word is not signed, not meant for us, or not for this login."""

    code = "social.identity_refused"


class LoginDenied(NotPermitted):
    """The person said no at the provider."""

    code = "social.denied"


class SignUpExpired(Unacceptable):
    code = "social.sign_up_expired"


class IdentityTaken(Conflict):
    """The account at the provider opens another account here."""

    code = "social.identity_taken"


class AlreadyLinked(Conflict):
    """The account here is opened by another account at the same provider."""

    code = "social.already_linked"


class LastWayIn(Conflict):
    code = "social.last_way_in"


@dataclass(frozen=True)
class ProviderIdentity:
    """A person as a provider knows them; `is_email_verified` says whether it vouches that the address is theirs."""

    provider: LoginMethod
    subject: str
    email: EmailAddress | None = field(default=None, repr=False)
    is_email_verified: bool = False
    name: str = field(default="", repr=False)

    @property
    def proved_email(self) -> EmailAddress | None:
        return self.email if self.is_email_verified else None

    def proving(self, email: EmailAddress) -> "ProviderIdentity":
        """The same person, who has shown otherwise that the address is theirs."""
        return replace(self, email=email, is_email_verified=True)

    def of_account(self, account_id: UUID, now: datetime) -> "SocialIdentity":
        """From now on it opens the account."""
        email = self.email.shown if self.email else ""
        return SocialIdentity(new_id(), account_id, self.provider, self.subject, email, now)


@dataclass(frozen=True)
class SocialIdentity:
    """An account at a provider that opens one of ours; `email` is what proved it then."""

    id: UUID
    account_id: UUID
    provider: LoginMethod
    subject: str
    email: str = field(repr=False)
    linked_at: datetime


@dataclass(frozen=True)
class Flow:
    """A login that was begun. Only who began it knows the token behind `token_hash`."""

    provider: LoginMethod
    token_hash: str
    redirect_uri: str
    nonce: str = field(repr=False)
    verifier: str = field(repr=False)


@dataclass(frozen=True)
class PendingSignUp:
    """Somebody whom a provider knows, whose address nobody has proved yet."""

    id: UUID
    token_hash: str
    provider: LoginMethod
    subject: str
    name: str = field(repr=False)
    language: Language
    created_at: datetime

    def is_over(self, now: datetime) -> bool:
        return now - self.created_at > SIGN_UP_LIFE

    @property
    def identity(self) -> ProviderIdentity:
        return ProviderIdentity(self.provider, self.subject, name=self.name)


def address_or_none(value: object) -> EmailAddress | None:
    """What a provider calls an address, where it is one by our rules, too."""
    try:
        return EmailAddress(value) if isinstance(value, str) else None
    except InvalidField:
        return None
