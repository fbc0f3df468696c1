"""Who asks: three members of the project of these tests, and somebody else."""

from core.domain.actor import Actor
from core.domain.ids import new_id

OWNER, ADMIN, EDITOR, STRANGER = (Actor(new_id(), name) for name in ("박감독", "관리", "편집", "손님"))
