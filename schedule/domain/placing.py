"""Where all tasks lie after an edit, and why they moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from schedule.domain.edit import Edit, Held, Rearranged
from schedule.domain.engine import placed, replaced
from schedule.domain.moments import Moment
from schedule.domain.network import Activity, Link, Network
from schedule.domain.outline import Calendars
from schedule.domain.placements import Placements
from schedule.domain.shifts import ShiftReason, Told, explained
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.violations import Broken, Violation, violations


@dataclass(frozen=True)
class Lay:
    """All that says where tasks lie."""

    tasks: Mapping[UUID, Task]
    links: Mapping[UUID, TaskLink]
    calendars: Calendars
    begins: Moment

    def network(self, beside: "Lay | None" = None, made: tuple[Activity, ...] = ()) -> Network:
        """`made`: the activities of the tasks of another lay, most of which are the same tasks."""
        known = (
            {id(task): activity for task, activity in zip(beside.tasks.values(), made, strict=True)} if beside else {}
        )
        activities = tuple([known.get(id(task)) or task.activity() for task in self.tasks.values()])
        return Network(activities, tuple(self.links.values()), self.calendars, self.begins)

    def told(self) -> Told:
        """As it was placed."""
        return Told(self.network(), {task.id: task.where(self.links) for task in self.tasks.values()})


class Freed(NamedTuple):
    """Fixed tasks where they are fixed by now, and what they wait for there."""

    tasks: Mapping[UUID, Task]
    waits: Mapping[UUID, Link]


def laid(
    before: Lay, after: Lay, reasons: Mapping[UUID, ShiftReason], waits: Mapping[UUID, Link]
) -> tuple[Placements, Rearranged]:
    """`waits`: links that fixed tasks were moved by. CyclicLinks, TooEarly, TooLate."""
    was = before.told()
    network = after.network(before, was.network.activities)
    if after.calendars != before.calendars or after.begins != before.begins:
        found = placed(network)
    else:
        found = replaced(network, was.placements, _changed(before, after))
    told = dict(found) | {each: found[each]._replace(link=link) for each, link in waits.items()} if waits else found
    now, broken = Told(network, told), violations(network, found)
    return found, Rearranged(explained(was, now, reasons), _held(was, broken, after.tasks), broken)


def start_as(lay: Lay, task: Task) -> Moment:
    """Where it would start, if it were like that. CyclicLinks, TooEarly, TooLate."""
    placements = {each.id: each.where(lay.links) for each in lay.tasks.values()}
    return replaced(replace(lay, tasks={**lay.tasks, task.id: task}).network(), placements, [task.id])[task.id].start


def rests(before: Lay, after: Lay, edit: Edit) -> bool:
    """Whether nothing of an edit says where tasks lie."""
    if edit.links or (before.calendars, before.begins) != (after.calendars, after.begins):
        return False
    pairs = [(before.tasks.get(each), now) for each, now in edit.tasks.items()]
    return all(was and now and was.activity() == now.activity() for was, now in pairs)


def rested(after: Lay, edit: Edit) -> tuple[Placements, Rearranged]:
    """Where those of the edit lie, and all that is broken."""
    placements = {each.id: each.where(after.links) for each in after.tasks.values()}
    broken = violations(after.network(), placements)
    return {each: placements[each] for each in (*edit.tasks, *edit.positions)}, Rearranged(violations=broken)


def freed(before: Lay, after: Lay) -> Freed:
    """Of what was changed and what waits for it, those that are fixed and asked to start later, fixed there."""
    changed = _changed(before, after)
    reached = _downstream(changed, after.links.values())
    fixed = {each: after.tasks[each] for each in reached if after.tasks[each].is_fixed}
    free = {each: replace(task, is_fixed=False) for each, task in fixed.items() if not task.has_begun}
    if not free:
        return Freed({}, {})
    network = replace(after, tasks={**after.tasks, **free}).network()
    found = replaced(network, {each.id: each.where(before.links) for each in before.tasks.values()}, reached)
    late = {each: found[each] for each in free if found[each].start > after.tasks[each].starts}
    return Freed(
        {each: replace(after.tasks[each], not_before=where.start) for each, where in late.items()},
        {each: where.link for each, where in late.items() if where.link},
    )


def _downstream(changed: Iterable[UUID], links: Iterable[Link]) -> set[UUID]:
    """Those, and all that wait for them."""
    waiting: dict[UUID, list[UUID]] = {}
    for link in links:
        waiting.setdefault(link.predecessor, []).append(link.successor)
    reached = set(changed)
    left = list(reached)
    while left:
        new = set(waiting.get(left.pop(), ())) - reached
        reached |= new
        left += new
    return reached


def _changed(before: Lay, after: Lay) -> set[UUID]:
    """Tasks with other constraints, and successors of links that were made, changed or taken away."""
    tasks = {each.id for each in after.tasks.values() if _is_other(before.tasks.get(each.id), each)}
    return tasks | set(_successors(before.links, after.links)) | set(_successors(after.links, before.links))


def _is_other(old: Task | None, new: Task) -> bool:
    return old is not new and (old is None or old.activity() != new.activity())


def _successors(some: Mapping[UUID, TaskLink], others: Mapping[UUID, TaskLink]) -> Iterable[UUID]:
    return (link.successor for link in some.values() if others.get(link.id) is not link)


def _held(was: Told, broken: tuple[Violation, ...], tasks: Mapping[UUID, Task]) -> tuple[Held, ...]:
    """Told where what is asked of them is something else than before."""
    if not any(each.broken is Broken.LINK for each in broken):
        return ()
    known = {(each.activity_id, each.needed) for each in violations(*was)}
    return tuple(
        _stays(each, tasks)
        for each in broken
        if each.broken is Broken.LINK and (each.activity_id, each.needed) not in known
    )


def _stays(violation: Violation, tasks: Mapping[UUID, Task]) -> Held:
    task = tasks[violation.activity_id]
    other = tasks[violation.link.predecessor] if violation.link else None
    told = (other.id, other.name) if other else (None, None)
    return Held(task.id, task.name, task.starts, violation.needed, task.has_begun, *told)
