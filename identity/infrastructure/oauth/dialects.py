"""How each provider speaks: what it asks for, and how it tells whom it knows."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from identity.contracts import LoginMethod
from identity.domain.account import LONGEST_NAME
from identity.domain.social import LONGEST_SUBJECT, Flow, ProviderIdentity, address_or_none
from identity.infrastructure.oauth.conversation import Conversation


@dataclass(frozen=True)
class Dialect:
    """`identity` is asked once the code is exchanged. `asks` goes with the person to the provider."""

    identity: Callable[[Conversation, Flow], ProviderIdentity]
    has_pkce: bool
    has_nonce: bool = False
    wants_state: bool = False
    asks: dict[str, str] = field(default_factory=dict)


def kakao(talk: Conversation, _: Flow) -> ProviderIdentity:
    """`{id, kakao_account: {email?, is_email_valid?, is_email_verified?, profile?: {nickname?}}}`.

    An address that is not valid any more belongs to somebody else by now.
    """
    person = talk.person()
    number, account = person.get("id"), _object(person, "kakao_account")
    if not isinstance(number, int) or isinstance(number, bool):
        raise talk.unavailable("shape")
    return ProviderIdentity(
        LoginMethod.KAKAO,
        str(number),
        address_or_none(account.get("email")),
        account.get("is_email_valid") is True and account.get("is_email_verified") is True,
        shown(_object(account, "profile").get("nickname")),
    )


def naver(talk: Conversation, _: Flow) -> ProviderIdentity:
    """`{resultcode: "00", message, response: {id, email?, name?, nickname?}}`; nothing says whose the address is."""
    answer = talk.person()
    person = _object(answer, "response")
    if answer.get("resultcode") != "00" or not is_subject(person.get("id")):
        raise talk.unavailable("shape")
    name = shown(person.get("nickname")) or shown(person.get("name"))
    return ProviderIdentity(LoginMethod.NAVER, person["id"], address_or_none(person.get("email")), False, name)


def is_subject(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_SUBJECT and value.isprintable()


def shown(name: object) -> str:
    """A name that can be kept: on one line, and no longer than ours."""
    printable = filter(str.isprintable, name) if isinstance(name, str) else ()
    return "".join(printable)[:LONGEST_NAME].strip()


def _object(node: dict[str, Any], name: str) -> dict[str, Any]:
    found = node.get(name)
    return found if isinstance(found, dict) else {}
