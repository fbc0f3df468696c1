"""Where all tasks lie after an edit, and why they moved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from schedule.domain.edit import Held, Rearranged
from schedule.domain.engine import placed, replaced
from schedule.domain.moments import Moment
from schedule.domain.network import Network
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

    def network(self) -> Network:
        activities = tuple([task.activity() for task in self.tasks.values()])
        return Network(activities, tuple(self.links.values()), self.calendars, self.begins)

    def told(self) -> Told:
        """As it was placed."""
        return Told(self.network(), {task.id: task.where(self.links) for task in self.tasks.values()})


def laid(before: Lay, after: Lay, reasons: Mapping[UUID, ShiftReason]) -> tuple[Placements, Rearranged]:
    """CyclicLinks, TooEarly, TooLate."""
    was, network = before.told(), after.network()
    if after.calendars != before.calendars or after.begins != before.begins:
        found = placed(network)
    else:
        found = replaced(network, was.placements, _changed(before, after))
    now, broken = Told(network, found), violations(network, found)
    return found, Rearranged(explained(was, now, reasons), _held(was, broken, after.tasks), broken)


def freed(after: Lay) -> dict[UUID, Task]:
    """Fixed tasks that their links ask to start later, fixed there."""
    free = {each.id: replace(each, is_fixed=False) if each.is_fixed else each for each in after.tasks.values()}
    found = placed(replace(after, tasks=free).network())
    fixed = [each for each in after.tasks.values() if each.is_fixed and not each.has_begun]
    return {
        each.id: replace(each, not_before=found[each.id].start) for each in fixed if found[each.id].start > each.starts
    }


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
