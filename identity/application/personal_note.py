"""A person's own note: written and replaced freely, read by the password only."""

from dataclasses import dataclass, field

from core.application.ports import EventPublisher, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.secret import Secret
from identity.application.guessing import confirm_password, still_confirmed
from identity.application.own_account import living
from identity.application.ports import AccountStore, LoginAttempts, Passwords
from identity.application.secret_ports import PersonalNotes
from identity.contracts import NoteRevealed
from identity.domain.note import PersonalNote


@dataclass(frozen=True)
class WriteNote:
    text: str = field(repr=False)


def write_note(
    actor: Actor,
    command: WriteNote,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    notes: PersonalNotes,
    clock: Clock,
) -> PersonalNote:
    """In the place of the one before. Raises InvalidField."""
    note = PersonalNote.written(command.text, clock())
    with unit_of_work(by=actor):
        notes.put(living(accounts.get(actor.user_id)).id, note)
    return note


def remove_note(actor: Actor, *, unit_of_work: UnitOfWork, notes: PersonalNotes) -> None:
    """Repeating it is no change."""
    with unit_of_work(by=actor):
        notes.remove(actor.user_id)


def reveal_note(
    actor: Actor,
    password: str,
    *,
    unit_of_work: UnitOfWork,
    accounts: AccountStore,
    notes: PersonalNotes,
    passwords: Passwords,
    attempts: LoginAttempts,
    publish: EventPublisher,
) -> Secret:
    """Empty where there is none. Raises NoPassword, WrongPassword, TooManyAttempts."""
    known = living(accounts.by_id(actor.user_id))
    confirm_password(known, password, attempts=attempts, passwords=passwords)
    with unit_of_work(by=actor):
        account = still_confirmed(known, accounts)
        publish(NoteRevealed(user_id=account.id))
        note = notes.get(account.id)
    return note.text if note else Secret("")
