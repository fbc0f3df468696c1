"""A person takes with them all that is held about them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.audit import AuditRow
from core.domain.pages import CursorPage, CursorRequest
from identity.application.own_account import living
from identity.application.ports import AccountStore
from identity.application.preferences import read_preferences
from identity.application.profile_ports import PreferenceStore
from identity.contracts import AccountExported
from identity.domain.account import Account
from identity.domain.preferences import Preferences

Sections = Mapping[str, Iterable[dict[str, Any]]]
Source = Callable[[UUID], Sections]
TRAIL_ROWS = 200


@dataclass(frozen=True)
class Archive:
    """Rows of `sections` and `trail` are read while they are taken, so an archive of any size fits into memory."""

    account: Account
    preferences: Preferences
    sections: Sections
    trail: Iterator[AuditRow]


def export_data(
    actor: Actor,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    preferences: PreferenceStore,
    sources: Callable[[], Iterable[Source]],
    read_trail: Callable[..., CursorPage[AuditRow]],
    publish: EventPublisher,
) -> Archive:
    """Raises TokenInvalid."""
    account = living(accounts.by_id(actor.user_id))
    with unit_of_work(by=actor):
        publish(AccountExported(user_id=account.id))
    sections: dict[str, Iterable[dict[str, Any]]] = {}
    for source in sources():
        sections |= source(account.id)
    kept = read_preferences(account.id, preferences=preferences)
    return Archive(account, kept, sections, _trail(actor, read_trail))


def _trail(actor: Actor, read_trail: Callable[..., CursorPage[AuditRow]]) -> Iterator[AuditRow]:
    after: tuple[str, ...] | None = None
    while True:
        page = read_trail(actor, CursorRequest(after, TRAIL_ROWS), None)
        yield from page.rows
        after = page.next_after
        if after is None:
            return
