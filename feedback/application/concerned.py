"""The people whom a note concerns, put in by their ids."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from feedback.application.members import Members, assigned, mentioned, named
from feedback.domain.note import Note


@dataclass(frozen=True, kw_only=True)
class Concerned:
    """Ids of members; what is None stays as it is, and nobody is assigned where `is_unassigned`."""

    assignee_id: UUID | None = None
    is_unassigned: bool = False
    mentions: tuple[UUID, ...] | None = None

    def in_note(self, note: Note, project_id: UUID, members: Members) -> Note:
        """With their names; InvalidField for whoever is no member."""
        wanted = {*(self.mentions or ()), *([self.assignee_id] if self.assignee_id else [])}
        known = (*note.mentions, *([note.assignee] if note.assignee else []))
        people, changes = named(project_id, wanted, members, known=known), self._unassigned()
        if self.assignee_id is not None:
            changes["assignee"] = assigned(self.assignee_id, people)
        if self.mentions is not None:
            changes["mentions"] = mentioned(self.mentions, people)
        return note.changed(**changes) if changes else note

    def _unassigned(self) -> dict[str, Any]:
        return {"assignee": None} if self.is_unassigned else {}


def concerned_by(given: Mapping[str, Any]) -> Concerned:
    """`assignee_id` (None: nobody) and `mentions`, where they are given."""
    mentions = given.get("mentions")
    return Concerned(
        assignee_id=given.get("assignee_id"),
        is_unassigned="assignee_id" in given and given["assignee_id"] is None,
        mentions=None if mentions is None else tuple(mentions),
    )
