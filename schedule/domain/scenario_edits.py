"""What a scenario would have otherwise, told as the least that leads from the copy to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Protocol, Self
from uuid import UUID

from schedule.domain import link_edits, rearranging, task_edits
from schedule.domain.drafts import LinkDraft, TaskDraft
from schedule.domain.edit import Edit, Rearranged
from schedule.domain.moments import FIRST_DAY
from schedule.domain.placing import laid
from schedule.domain.schedule import Schedule
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink

EDITED: Final = ("name", "length", "not_before", "is_fixed", "placed_by_hand", "assignees")
"""What a scenario may change of a task that is in the schedule."""
_DRAFTED: Final = (
    "id", "name", "phase_id", "kind", "length", "calendar", "not_before", "must_end_by", "is_fixed", "placed_by_hand",
    "assignees", "place",
)  # fmt: skip
Fields = dict[str, Any]


class Planning(Protocol):
    """A schedule, as far as it is compared here."""

    @property
    def tasks(self) -> Mapping[UUID, Task]: ...

    @property
    def links(self) -> Mapping[UUID, TaskLink]: ...


@dataclass(frozen=True)
class Edits:
    """`tasks`: what is otherwise of each that was changed."""

    tasks: Mapping[UUID, Fields] = field(default_factory=dict)
    added: tuple[TaskDraft, ...] = ()
    removed: frozenset[UUID] = frozenset()
    linked: tuple[LinkDraft, ...] = ()
    unlinked: frozenset[UUID] = frozenset()

    @classmethod
    def between(cls, before: Planning, after: Planning) -> Self:
        """Links of a task that was removed went with it."""
        kept = [each for each in after.tasks.values() if each.id in before.tasks]
        changed = {each.id: _changed(before.tasks[each.id], each) for each in kept}
        removed = frozenset(before.tasks.keys() - after.tasks.keys())
        gone = [before.links[each] for each in before.links.keys() - after.links.keys()]
        return cls(
            tasks={task_id: fields for task_id, fields in changed.items() if fields},
            added=tuple(_task_draft(each) for each in after.tasks.values() if each.id not in before.tasks),
            removed=removed,
            linked=tuple(_link_draft(each) for each in after.links.values() if each.id not in before.links),
            unlinked=frozenset(each.id for each in gone if not {each.predecessor, each.successor} & removed),
        )

    @property
    def assigned(self) -> set[UUID]:
        """Whom it gives something to do."""
        changed = [fields.get("assignees", ()) for fields in self.tasks.values()]
        return {each for assignees in (*changed, *(each.assignees for each in self.added)) for each in assignees}

    def assigning(self, members: Collection[UUID]) -> Self:
        """Without those who are none: they have left since."""
        if self.assigned <= set(members):
            return self
        added = [replace(each, assignees=_among(members, each.assignees)) for each in self.added]
        tasks = {
            task_id: fields | {"assignees": _among(members, fields["assignees"])} if "assignees" in fields else fields
            for task_id, fields in self.tasks.items()
        }
        return replace(self, tasks=tasks, added=tuple(added))

    def __len__(self) -> int:
        parts = (self.tasks, self.added, self.removed, self.linked, self.unlinked)
        return sum(len(each) for each in parts)


def play(schedule: Schedule, edits: Edits) -> Rearranged:
    """Lay them over a schedule. What its verbs refuse; fixed tasks move, those that have begun do not (TaskBegun)."""
    before = schedule.lay
    if edits.added:
        schedule.add_tasks(edits.added)
    edit = _edit(schedule, edits)
    rearranged = schedule.take(edit)
    if edits.removed:
        schedule.remove_tasks(sorted(edits.removed))
    if edits.added or edits.removed:
        return laid(before, schedule.lay, edit.reasons, {})[1]
    return rearranged


def _edit(schedule: Schedule, edits: Edits) -> Edit:
    """The changed tasks and all links at once."""
    version = schedule.version + 1
    left = {each: link for each, link in schedule.links.items() if each not in edits.unlinked}
    gone = {schedule.link(each).id: None for each in sorted(edits.unlinked)}
    parts = [_revised(schedule, task_id, fields, version) for task_id, fields in edits.tasks.items()]
    return Edit(
        tasks={each: task for part in parts for each, task in part.tasks.items()},
        links=gone | dict(link_edits.added(left, schedule.tasks, edits.linked, version).links),
        reasons={each: reason for part in parts for each, reason in part.reasons.items()},
    )


def _revised(schedule: Schedule, task_id: UUID, fields: Fields, version: int) -> Edit:
    """On no day: progress is not of a scenario."""
    task = schedule.task(task_id)
    edit = task_edits.revised(task, fields, schedule.phases, FIRST_DAY, version)
    rearranging.demand_movable(task, edit.tasks.get(task_id) or task, fields, consent=True)
    return edit


def _among(members: Collection[UUID], assignees: tuple[UUID, ...]) -> tuple[UUID, ...]:
    return tuple(each for each in assignees if each in members)


def _changed(before: Task, after: Task) -> Fields:
    return {name: getattr(after, name) for name in EDITED if getattr(after, name) != getattr(before, name)}


def _task_draft(task: Task) -> TaskDraft:
    return TaskDraft(**{name: getattr(task, name) for name in _DRAFTED}, notes=task.notes or "", source=task.source)


def _link_draft(link: TaskLink) -> LinkDraft:
    ends = link.predecessor, link.successor
    return LinkDraft(id=link.id, predecessor=ends[0], successor=ends[1], type=link.type, lag=link.lag)
