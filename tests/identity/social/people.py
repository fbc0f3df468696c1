"""People as providers know them."""

from dataclasses import dataclass
from itertools import count
from typing import Any

from identity.contracts import LoginMethod
from identity.domain.account import EmailAddress
from identity.domain.social import ProviderIdentity

_numbers = count(2_800_000_001)


@dataclass(frozen=True)
class Person:
    """`email` is empty where the provider gives none."""

    number: int
    email: str
    nickname: str
    is_email_verified: bool
    is_email_valid: bool


def person(email: str = "", **changed: Any) -> Person:
    """Somebody new, whose address every provider would vouch for if it does so at all."""
    known = {"nickname": "김민지", "is_email_verified": True, "is_email_valid": True}
    return Person(number=next(_numbers), email=email, **known | changed)


def as_known_to(provider: LoginMethod, somebody: Person) -> ProviderIdentity:
    """What the provider's dialect must come to."""
    verified = somebody.is_email_verified and bool(somebody.email)
    by_provider = {
        LoginMethod.KAKAO: verified and somebody.is_email_valid,
        LoginMethod.NAVER: False,
        LoginMethod.GOOGLE: verified,
    }
    email = EmailAddress(somebody.email) if somebody.email else None
    return ProviderIdentity(provider, str(somebody.number), email, by_provider[provider], somebody.nickname)
