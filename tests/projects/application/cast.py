"""Who asks: three members of the project of these tests, and somebody else; and who may be added."""

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.contracts import Person

OWNER, ADMIN, EDITOR, STRANGER = (Actor(new_id(), name) for name in ("박감독", "관리", "편집", "손님"))
JIMIN = Person(new_id(), "jimin@example.kr", "지민", verified=True)
UNVERIFIED = Person(new_id(), "new@example.kr", "신입", verified=False)
