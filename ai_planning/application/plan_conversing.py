"""What a word on a plan begins with: members who are called, and which comment is meant."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.comment_ports import Members
from ai_planning.contracts.rows import Author
from ai_planning.domain.plan_comment import MOST_MENTIONS
from core.domain.errors import InvalidField


@dataclass(frozen=True)
class PlanCommentTarget:
    """Which comment, in which version (None: any)."""

    plan_id: UUID
    comment_id: UUID
    expected_version: int | None = None


def called(
    ids: Sequence[UUID], project_id: UUID, members: Members, *, known: Iterable[Author] = ()
) -> tuple[Author, ...]:
    """Each once; who has left stays called where they were. InvalidField for a stranger, and for too many."""
    if len(ids) > MOST_MENTIONS:
        raise InvalidField("/mentions", "list.too_long", longest=MOST_MENTIONS)
    names = members.members_named(project_id, ids) if ids else {}
    people = {each.id: each for each in known} | {user_id: Author(user_id, name) for user_id, name in names.items()}
    for place, user_id in enumerate(ids):
        if user_id not in people:
            raise InvalidField(f"/mentions/{place}", "mention.not_a_member")
    return tuple(people[user_id] for user_id in dict.fromkeys(ids))
