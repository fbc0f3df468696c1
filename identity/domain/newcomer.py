"""The account that a first login by a provider makes: verified, without a password, with a name of its own."""

import unicodedata
from datetime import datetime
from uuid import UUID

from core.domain.errors import InvalidField
from identity.contracts import Language
from identity.domain.account import LONGEST_USERNAME, Account, EmailAddress, Username, display_name
from identity.domain.social import ProviderIdentity

FALLBACK = "member"


def newcomer(identity: ProviderIdentity, account_id: UUID, suffix: str, now: datetime) -> Account:
    """Of somebody whose address is proved. `suffix` tells the user name from one that is taken; empty at first."""
    email = identity.proved_email
    if email is None:
        raise ValueError("nobody vouches for an address")
    return Account(
        id=account_id,
        email=email,
        username=username_of(identity.name, email, suffix),
        name=_name(identity.name),
        company="",
        language=Language.KOREAN,
        password_hash="",
        is_verified=True,
        is_active=True,
        created_at=now,
        login_method=identity.provider,
    )


def username_of(nickname: str, email: EmailAddress, suffix: str) -> Username:
    """Made of the nickname, else of what stands before the @, as far as a user name may hold it."""
    for source in (nickname, email.shown.partition("@")[0]):
        try:
            return Username(_joined(source, suffix))
        except InvalidField:
            continue
    return Username(_joined(FALLBACK, suffix))


def _joined(source: str, suffix: str) -> str:
    kept = "".join(filter(_is_allowed, unicodedata.normalize("NFC", source)))
    ending = f"-{suffix}" if suffix else ""
    return kept[: LONGEST_USERNAME - len(ending)].strip("._-") + ending


def _is_allowed(character: str) -> bool:
    return character.isalnum() or character in "._-" or unicodedata.category(character).startswith("M")


def _name(nickname: str) -> str:
    try:
        return display_name(nickname)
    except InvalidField:
        return ""
