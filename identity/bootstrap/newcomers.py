"""Façade: whom other contexts let in."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from core.domain.clock import utc_now
from core.infrastructure.origin import current_origin
from core.infrastructure.outbox import publish
from identity.application.admit import admit
from identity.application.own_account import as_shown
from identity.application.prepare_newcomer import prepare_newcomer
from identity.application.sessions import LoggedIn
from identity.bootstrap.parts import access_seconds, ending, guarding, opening
from identity.contracts import Newcomer, OpenedSession
from identity.domain.session import Device
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.verification_store import DjangoVerificationStore


@dataclass(frozen=True)
class Newcomers:
    """The verbs."""

    prepare_newcomer: Callable[..., Newcomer]
    admit: Callable[[Newcomer, str], OpenedSession]


@cache
def newcomers() -> Newcomers:
    accounts: dict[str, Any] = {"accounts": DjangoAccountStore(), "clock": utc_now}
    kept: dict[str, Any] = {**accounts, **ending(), **opening(), "verifications": DjangoVerificationStore()}
    admitted: Callable[[Newcomer, Device], LoggedIn] = partial(admit, **kept, publish=publish)
    return Newcomers(
        prepare_newcomer=partial(prepare_newcomer, **accounts, passwords=guarding()["passwords"]),
        admit=lambda newcomer, device_name: _opened(admitted(newcomer, _device(device_name))),
    )


def _device(name: str) -> Device:
    """What the running request comes from."""
    origin = current_origin()
    return Device(origin.device, origin.address, name)


def _opened(session: LoggedIn) -> OpenedSession:
    """Whoever is new has no picture."""
    shown = as_shown(session.account, avatar=None)
    return OpenedSession(session.access_token, session.refresh_token, access_seconds(), shown)
