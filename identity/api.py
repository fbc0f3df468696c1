"""What contexts above may ask.

Mails to strangers are counted by `core.infrastructure.mail.post.mail_allowance`, mails are owed by its `notices`.
"""

from collections.abc import Collection, Mapping
from uuid import UUID

from core.domain.actor import Actor
from core.domain.secret import Secret
from identity.application.joining import RegisterAccount
from identity.bootstrap import (
    addressee,
    addressees,
    guarded,
    newcomers,
    people,
    people_by_email,
    person_by_email,
    profile,
    secrets,
    sessions,
    wishes,
)
from identity.contracts import AiProvider, Language, Newcomer, OpenedSession
from identity.domain.lockout import Guess

__all__ = [
    "actor_of_token",
    "addressee",
    "addressees",
    "admit",
    "api_key",
    "hashed_password",
    "is_password_guessed",
    "people",
    "people_by_email",
    "person_by_email",
    "prepare_newcomer",
    "redeem_ticket",
    "revoked",
    "stop_mails",
    "wishes",
]


def actor_of_token(token: str) -> Actor:
    """Raises auth.token_invalid, auth.token_expired, auth.session_ended or auth.email_not_verified."""
    return sessions().authenticate(token)


def api_key(user_id: UUID, provider: AiProvider) -> Secret | None:
    """The person's own key at the provider; to be revealed only to the provider."""
    return secrets().api_key(user_id, provider)


def hashed_password(password: str) -> str:
    """Of something that is no account, in the form of the present costs; outside any unit of work. Raises auth.busy."""
    return guarded().hashed(password)


def is_password_guessed(whose: str, address: str, password: str, password_hash: str) -> bool:
    """A try at such a password, from `address`, counted before it is made as a login is (docs/adr/0009).

    `whose` names what the password opens. Outside any unit of work. Raises auth.too_many_attempts, auth.busy and
    service.unavailable.
    """
    return guarded().is_guessed(Guess(whose, address), password, password_hash)


def redeem_ticket(ticket: str) -> Actor:
    """Once only; raises auth.token_invalid, auth.session_ended or auth.email_not_verified."""
    return sessions().redeem_ticket(ticket)


def revoked(holders: Collection[tuple[UUID, UUID | None]]) -> set[tuple[UUID, UUID | None]]:
    """Those of the pairs of person and session that are no longer let in; one question for all of them."""
    return sessions().revoked(holders)


def stop_mails(user_id: UUID) -> None:
    """Inside the running unit of work: the person wants no mails of what happens any more."""
    profile().stop_mails(user_id)


def prepare_newcomer(
    *,
    email: str,
    password: str,
    username: str,
    name: str,
    company: str,
    language: Language,
    consents: Mapping[str, str],
) -> Newcomer:
    """Checked like a registration and with a hashed password, which is slow: outside any unit of work.

    The caller vouches for the address: whoever comes with it has read a mail to it. The newcomer acts in the unit of
    work that admits them: `Actor(newcomer.id, newcomer.shown_name)`. Raises account.email_taken (where somebody has
    proved the address already), auth.busy, and 422 with the pointers of a registration: /email, /password, /username …
    """
    command = RegisterAccount(email, password, username, name, company, language, consents)
    return newcomers().prepare_newcomer(command)


def admit(newcomer: Newcomer, device_name: str = "") -> OpenedSession:
    """Inside the running unit of work: a verified account, and a session on the device that the request comes from.

    An account of the address that nobody ever proved becomes the newcomer's; what its maker knew opens nothing any
    more. The account is `user.id` of what comes back. `asdict(session)` is the body that a login answers, in the
    document `#/components/schemas/SessionOut`. Raises account.email_taken, account.username_taken,
    NewcomerOvertaken.
    """
    return newcomers().admit(newcomer, device_name)
