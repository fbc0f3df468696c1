"""Who asks: a verified person with a session, another one after a few requests or once access has ended."""

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.bootstrap import issue_access_token
from identity.infrastructure.models import SessionRecord, User

PASSWORD = "correct horse battery"
REQUESTS_EACH = 10


class People:
    """Hands out tokens."""

    def __init__(self) -> None:
        self._hash = make_password(PASSWORD)
        self._actor: Actor | None = None
        self._left = 0

    def token(self) -> str:
        self._left -= 1
        if self._actor is None or self._left < 0 or not _may_ask(self._actor):
            self._actor, self._left = self._new(), REQUESTS_EACH
        return issue_access_token(self._actor)

    def _new(self) -> Actor:
        user_id, session_id, now = new_id(), new_id(), timezone.now()
        handle, name = f"person{user_id.hex[-12:]}", "김지민"
        User.objects.create(
            id=user_id,
            email=f"{handle}@example.kr",
            username=handle,
            name=name,
            password=self._hash,
            is_verified=True,
        )
        SessionRecord.objects.create(id=session_id, user_id=user_id, device="fuzz", created_at=now, last_used_at=now)
        return Actor(user_id, name, session_id)


def _may_ask(actor: Actor) -> bool:
    person = User.objects.filter(id=actor.user_id, is_active=True, is_verified=True)
    return person.exists() and SessionRecord.objects.filter(id=actor.session_id, ended_at=None).exists()
