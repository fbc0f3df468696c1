"""Shooting as a plan's shots ask for: a task a place, each after the one before, with calls shot by shot.

It follows from what was chosen last: what an earlier choice made is changed, and goes where nobody has touched it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final
from uuid import UUID, uuid5

from core.domain.clock import rfc3339
from core.domain.language import Language
from schedule.contracts import CalendarKind, LinkType, PhaseGroup, PhaseKind
from schedule.domain import link_edits, task_edits
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.edit import Edit
from schedule.domain.kept_tasks import is_untouched, why_kept, words_made
from schedule.domain.limits import LONGEST_NAME
from schedule.domain.moments import FIRST_DAY, Moment, moment
from schedule.domain.network import Span
from schedule.domain.schedule import Schedule
from schedule.domain.shifts import ShiftReason
from schedule.domain.shooting_days import Pace, PlaceDay, ShotToFilm, by_place, folded, shooting_days
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink

SHOOTING: Final = "shooting"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """`starts` None: as early as things stand. Of two choices of a plan the later one counts, whichever comes first."""

    plan_id: UUID
    plan_title: str
    language: Language
    chosen_at: datetime
    starts: date | None
    pace: Pace
    shots: tuple[ShotToFilm, ...]


def film(schedule: Schedule, choice: Choice, today: date) -> None:
    """The same choice again changes nothing. TooManyTasks and its kind, TooLate."""
    before = {task.id: task for task in schedule.tasks.values() if _is_of(task, choice)}
    if any(_chosen_at(task) > choice.chosen_at for task in before.values()):
        return
    places, calendar = by_place(choice.shots), schedule.calendars[CalendarKind.WORKING]
    begins = calendar.next_working(_begins(schedule, choice, before, today))
    days = shooting_days(places, choice.pace, calendar, begins) if places else []
    ids = [_task_id(choice, day) for day in days]
    _let_go(schedule, choice, [task for task in before.values() if task.id not in ids])
    _make(schedule, choice, days, begins, today)
    _link(schedule, ids, days)


def _is_of(task: Task, choice: Choice) -> bool:
    made = task.source or {}
    return made.get("kind") == SHOOTING and made.get("plan_id") == str(choice.plan_id)


def _chosen_at(task: Task) -> datetime:
    return datetime.fromisoformat((task.source or {})["chosen_at"])


def _begins(schedule: Schedule, choice: Choice, before: Mapping[UUID, Task], today: date) -> Moment:
    """The day that was chosen; else where it began before, where shooting is planned, or after all planning."""
    if choice.starts is not None:
        return moment(choice.starts)
    if before:
        return min(task.starts for task in before.values())
    groups = {phase.id: phase.group for phase in schedule.phases.values()}
    placed = [(groups.get(task.phase_id), task) for task in schedule.tasks.values() if task.phase_id]
    shooting = [task.starts for group, task in placed if group is PhaseGroup.SHOOTING]
    planning = [task.ends for group, task in placed if group is PhaseGroup.PLANNING]
    return min(shooting, default=max(planning, default=max(schedule.begins, moment(today))))


def _let_go(schedule: Schedule, choice: Choice, tasks: Sequence[Task]) -> None:
    """What somebody has touched stays without shots."""
    gone = [task.id for task in tasks if _is_as_made(task)]
    if gone:
        schedule.remove_tasks(gone)
    without = {"chosen_at": rfc3339(choice.chosen_at), "shots": []}
    stay = {task.id: {"source": {**(task.source or {}), **without}} for task in tasks if task.id not in gone}
    _revise(schedule, stay, FIRST_DAY)


def _revise(schedule: Schedule, words: Mapping[UUID, Mapping[str, Any]], today: date) -> None:
    """All at once: each change places the whole schedule."""
    tasks: dict[UUID, Task | None] = {}
    for each, said in words.items():
        tasks |= task_edits.revised(schedule.task(each), said, schedule.phases, today, schedule.version + 1).tasks
    if tasks:
        schedule.take(Edit(tasks=tasks, reasons=dict.fromkeys(tasks, ShiftReason.MOVED_BY_HAND)))


def _is_as_made(task: Task) -> bool:
    return is_untouched(task) and task.length == _made_length(task)


def _made_length(task: Task) -> Span:
    return Span(minutes=(task.source or {}).get("minutes", 0))


def _make(schedule: Schedule, choice: Choice, days: Sequence[PlaceDay], begins: Moment, today: date) -> None:
    drafts, words = [], {}
    for at, day in enumerate(days):
        task_id, not_before = _task_id(choice, day), None if at else begins
        there = schedule.tasks.get(task_id)
        if there is None:
            drafts.append((task_id, day, not_before))
        else:
            words[task_id] = _words(there, choice, day, not_before)
    _revise(schedule, words, today)
    if drafts:
        phase_id = _phase(schedule)
        schedule.add_tasks([_draft(each, day, phase_id, choice, floor) for each, day, floor in drafts])


def _words(task: Task, choice: Choice, day: PlaceDay, not_before: Moment | None) -> dict[str, Any]:
    """Its calls are always those of the choice; when and how long it is only as long as nobody has said."""
    words: dict[str, Any] = {"source": _source(choice, day)}
    if task.length == _made_length(task):
        words["length"] = Span(minutes=day.minutes)
    if why_kept(task) is None:
        words["not_before"] = not_before
    return words


def _phase(schedule: Schedule) -> UUID:
    phases = sorted(schedule.phases.values(), key=lambda each: each.position)
    found = next((phase.id for phase in phases if phase.kind is PhaseKind.FILMING), None)
    if found is None:
        found = uuid5(schedule.project_id, PhaseKind.FILMING.value)
        schedule.add_phases([PhaseDraft(id=found, kind=PhaseKind.FILMING)])
    return found


def _draft(task_id: UUID, day: PlaceDay, phase_id: UUID, choice: Choice, not_before: Moment | None) -> TaskDraft:
    source = _source(choice, day)
    return TaskDraft(
        id=task_id,
        name=source["name"],
        phase_id=phase_id,
        length=Span(minutes=day.minutes),
        not_before=not_before,
        place=day.place,
        source=source,
    )


def _source(choice: Choice, day: PlaceDay) -> dict[str, Any]:
    """`after_minutes`: of work, from the beginning of the task, wherever that is moved."""
    return {
        "kind": SHOOTING,
        "plan_id": str(choice.plan_id),
        "plan_title": choice.plan_title,
        "chosen_at": rfc3339(choice.chosen_at),
        "name": _name(choice.language, day.place),
        "minutes": day.minutes,
        "made": words_made(day.place, ""),
        "shots": [
            {
                "id": str(call.shot.id),
                "position": call.shot.position,
                "title": call.shot.title,
                "seconds": call.shot.seconds,
                "after_minutes": call.after,
            }
            for call in day.calls
        ],
    }


def _name(language: Language, place: str) -> str:
    if language is Language.KOREAN:
        return f"{place} 촬영"[:LONGEST_NAME] if place else "촬영"
    return f"Shooting: {place}"[:LONGEST_NAME] if place else "Shooting"


def _link(schedule: Schedule, ids: Sequence[UUID], days: Sequence[PlaceDay]) -> None:
    """Each place after the one before, and what waits for shooting after the last.

    Links that lead elsewhere by now go, as far as they were made here; none is made that would close a circle.
    """
    pairs: dict[tuple[UUID, UUID], Span] = {
        pair: Span(minutes=day.since) for pair, day in zip(pairwise(ids), days[1:], strict=True)
    }
    pairs |= dict.fromkeys(((ids[-1], each) for each in _waiting(schedule, ids)) if ids else (), Span())
    links: dict[UUID, TaskLink | None] = {
        link.id: None for link in schedule.links.values() if _is_stale(link, ids, pairs)
    }
    for pair, lag in pairs.items():
        there = schedule.links.get(_link_id(*pair))
        if there is not None:
            links |= link_edits.revised(schedule.links, there, {"lag": lag}, schedule.version + 1).links
    if links:
        schedule.take(Edit(links=links))
    drafts = _joining(schedule, pairs)
    if drafts:
        schedule.add_links(drafts)


def _joining(schedule: Schedule, pairs: Mapping[tuple[UUID, UUID], Span]) -> list[LinkDraft]:
    after: dict[UUID, list[UUID]] = {}
    for link in schedule.links.values():
        after.setdefault(link.predecessor, []).append(link.successor)
    drafts = []
    for (one, other), lag in pairs.items():
        if _link_id(one, other) not in schedule.links and not _is_joined(after, one, other):
            drafts.append(LinkDraft(id=_link_id(one, other), predecessor=one, successor=other, lag=lag))
            after.setdefault(one, []).append(other)
    return drafts


def _waiting(schedule: Schedule, ids: Sequence[UUID]) -> list[UUID]:
    """What is to begin when other shooting is over."""
    shooting = {phase.id for phase in schedule.phases.values() if phase.group is PhaseGroup.SHOOTING}
    filmed = {task.id for task in schedule.tasks.values() if task.phase_id in shooting}
    links = [link for link in schedule.links.values() if link.type is LinkType.FINISH_START]
    others = [link for link in links if link.predecessor in filmed and link.successor not in filmed]
    return list(dict.fromkeys(link.successor for link in others if link.predecessor not in ids))


def _is_stale(link: TaskLink, ids: Sequence[UUID], pairs: Collection[tuple[UUID, UUID]]) -> bool:
    pair = link.predecessor, link.successor
    return link.id == _link_id(*pair) and link.predecessor in ids and pair not in pairs


def _is_joined(after: Mapping[UUID, Sequence[UUID]], one: UUID, other: UUID) -> bool:
    """Whether there is a link already, or the other comes before the one; `after`: what waits for each."""
    if other in after.get(one, ()):
        return True
    reached, left = {other}, [other]
    while left:
        following = [each for each in after.get(left.pop(), ()) if each not in reached]
        reached |= set(following)
        left += following
    return one in reached


def _task_id(choice: Choice, day: PlaceDay) -> UUID:
    """Of one plan and one place: repeating makes nothing twice."""
    return uuid5(choice.plan_id, folded(day.place))


def _link_id(predecessor: UUID, successor: UUID) -> UUID:
    return uuid5(predecessor, str(successor))
