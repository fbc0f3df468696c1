"""Who asks: a verified person with a session, another one after a few requests or once access has ended."""

from dataclasses import dataclass

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.secrets import KeyedSecrets
from identity.bootstrap import issue_access_token
from identity.domain.verification import Purpose
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord, User, VerificationRecord

PASSWORD, CODE = "correct horse battery", "424242"
REQUESTS_EACH = 10


@dataclass(frozen=True)
class Person:
    """Somebody with all that may open an account; a mail of each purpose has just come."""

    actor: Actor
    email: str

    @property
    def refresh_token(self) -> str:
        return f"refresh-{self.actor.session_id}"

    def link(self, purpose: Purpose) -> str:
        return f"{purpose}-{self.actor.user_id}"


class People:
    """Makes people as they are needed."""

    def __init__(self) -> None:
        self._hash = make_password(PASSWORD)
        self._person: Person | None = None
        self._left = 0

    def token(self) -> str:
        self._left -= 1
        return issue_access_token(self.present().actor)

    def present(self) -> Person:
        """Whoever asks now."""
        if self._person is None or self._left < 0 or not _may_ask(self._person.actor):
            self._person, self._left = self.new(), REQUESTS_EACH
        return self._person

    def new(self, *, is_verified: bool = True) -> Person:
        actor = Actor(new_id(), "김지민", new_id())
        handle = f"person{actor.user_id.hex[-12:]}"
        person = Person(actor, f"{handle}@example.kr")
        User.objects.create(
            id=actor.user_id,
            email=person.email,
            username=handle,
            name=actor.name,
            password=self._hash,
            is_verified=is_verified,
        )
        _give_proofs(person)
        _give_session(person)
        return person


def _give_proofs(person: Person) -> None:
    for purpose in (Purpose.EMAIL, Purpose.PASSWORD_RESET, Purpose.EMAIL_CHANGE):
        VerificationRecord.objects.create(
            subject_id=person.actor.user_id,
            purpose=purpose.value,
            email=f"new-{person.email}",
            code_hash=KeyedSecrets().hash(CODE),
            link_hash=KeyedSecrets().hash(person.link(purpose)),
            issued_at=timezone.now(),
        )


def _give_session(person: Person) -> None:
    now, session_id = timezone.now(), person.actor.session_id
    SessionRecord.objects.create(
        id=session_id, user_id=person.actor.user_id, device="fuzz", created_at=now, last_used_at=now
    )
    RefreshTokenRecord.objects.create(
        hash=KeyedSecrets().hash(person.refresh_token), session_id=session_id, issued_at=now
    )


def _may_ask(actor: Actor) -> bool:
    person = User.objects.filter(id=actor.user_id, is_active=True, is_verified=True)
    return person.exists() and SessionRecord.objects.filter(id=actor.session_id, ended_at=None).exists()
