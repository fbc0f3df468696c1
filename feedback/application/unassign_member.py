"""A member has left: nobody waits for them, and what was theirs to do is anybody's again."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.members import Members
from feedback.application.ports import FeedbackItems
from feedback.contracts import Author

CHUNK = 100
PRODUCT = Author(SYSTEM.user_id, SYSTEM.name)


@dataclass(frozen=True, kw_only=True)
class UnassignMember:
    project_id: UUID
    user_id: UUID


def unassign_member(
    command: UnassignMember, *, unit_of_work: UnitOfWork, members: Members, items: FeedbackItems, clock: Clock
) -> None:
    """From all items, also in the trash; safe to run twice, and nothing happens to who has come back meanwhile."""
    for in_trash in (True, False):
        while _unassign_some(command, in_trash, unit_of_work, members, items, clock):
            pass


def _unassign_some(
    command: UnassignMember,
    in_trash: bool,
    unit_of_work: UnitOfWork,
    members: Members,
    items: FeedbackItems,
    clock: Clock,
) -> int:
    with unit_of_work(by=SYSTEM):
        if members.members_named(command.project_id, [command.user_id]):
            return 0
        some = items.assigned_to(command.project_id, command.user_id, CHUNK, in_trash=in_trash)
        for item in some:
            item.revise(item.note.changed(assignee=None), by=PRODUCT, now=clock())
            if in_trash:
                # Nobody sees it; whoever takes it out tells all of it.
                item.facts.clear()
            items.save(item)
    return len(some)
