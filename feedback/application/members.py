"""Who may be named in what people write: members, under the names that the project knows."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from core.domain.errors import InvalidField
from feedback.contracts import Author
from feedback.domain.note import MOST_MENTIONS


class Members(Protocol):
    """Asks the projects context."""

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        """Shown names of those of `user_ids` who are members; one statement."""
        ...


def named(
    project_id: UUID, wanted: Iterable[UUID], members: Members, *, known: Iterable[Author] = ()
) -> dict[UUID, Author]:
    """Those of `wanted` who are members, and those `known` already: who has left stays named where they were."""
    ids = set(wanted)
    names = members.members_named(project_id, ids) if ids else {}
    stayed = {each.id: each for each in known if each.id in ids}
    return stayed | {user_id: Author(user_id, name) for user_id, name in names.items()}


def mentioned(ids: Sequence[UUID], people: Mapping[UUID, Author]) -> tuple[Author, ...]:
    """Each once; InvalidField for a stranger, and for too many."""
    if len(ids) > MOST_MENTIONS:
        raise InvalidField("/mentions", "list.too_long", longest=MOST_MENTIONS)
    for place, user_id in enumerate(ids):
        if user_id not in people:
            raise InvalidField(f"/mentions/{place}", "mention.not_a_member")
    return tuple(people[user_id] for user_id in dict.fromkeys(ids))


def assigned(user_id: UUID | None, people: Mapping[UUID, Author]) -> Author | None:
    """InvalidField for a stranger."""
    if user_id is None:
        return None
    if user_id not in people:
        raise InvalidField("/assignee_id", "assignee.not_a_member")
    return people[user_id]
