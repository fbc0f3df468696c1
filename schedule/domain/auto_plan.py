"""Laying a plan without dates into a schedule, from some day on.

What an earlier plan has made is changed, and goes where the new one has no use for it; what people have touched stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

from core.domain.ids import new_id
from core.domain.language import Language
from schedule.contracts import PhaseKind
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.edit import Edit, Held, Placing, Rearranged
from schedule.domain.kept_tasks import Kept, KeptBecause, has_other_work, is_untouched, why_kept, words_made, work_made
from schedule.domain.limits import demand_day
from schedule.domain.moments import Moment, moment
from schedule.domain.schedule import Schedule
from schedule.domain.shifts import ShiftReason, Told, explained
from schedule.domain.task import Task
from schedule.domain.violations import violations

AUTO: Final = "auto"


@dataclass(frozen=True)
class Terms:
    """`scope` tells the tasks of one template from those of others; `consent`: what a person placed may be moved."""

    starts: date
    language: Language = Language.KOREAN
    scope: str = ""
    consent: bool = False


class Removed(NamedTuple):
    """A task of an earlier plan for which this one has no use."""

    task_id: UUID
    name: str


@dataclass(frozen=True)
class Planned:
    """What of the schedule is planned by now, what moved or should have, what is gone, and what stays and why."""

    phases: tuple[UUID, ...]
    tasks: tuple[UUID, ...]
    links: tuple[UUID, ...]
    rearranged: Rearranged
    kept: tuple[Kept, ...]
    removed: tuple[Removed, ...]

    @property
    def touched(self) -> set[UUID]:
        """Tasks that were there and lie elsewhere by now, or are gone."""
        return {each.activity_id for each in self.rearranged.moved} | {each.task_id for each in self.removed}


def planned(schedule: Schedule, blueprint: Blueprint, terms: Terms) -> Planned:
    """TooManyTasks and its kind, CyclicLinks where somebody has linked the other way round, TooLate, InvalidField."""
    demand_day(terms.starts, "/start_date")
    return _Laying(schedule, blueprint, terms).done()


@dataclass
class _Laying:
    schedule: Schedule
    blueprint: Blueprint
    terms: Terms
    phases: dict[str, UUID] = field(default_factory=dict)
    tasks: dict[str, UUID] = field(default_factory=dict)
    links: list[UUID] = field(default_factory=list)
    changed: list[UUID] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    kept: dict[UUID, KeptBecause] = field(default_factory=dict)
    removed: list[Removed] = field(default_factory=list)

    def done(self) -> Planned:
        before = self.schedule.lay.told()
        made = {key: task for task in self.schedule.tasks.values() if (key := _made_as(task)) is not None}
        self._lay_phases()
        self._drop(task for key, task in made.items() if key not in self._keys())
        fixed = self._freed(made.values())
        self._change(made)
        self._add(made)
        self._link()
        self._fix(fixed)
        return self._told(before)

    def _told(self, before: Told) -> Planned:
        """What its links moved is not kept."""
        reasons, now = dict.fromkeys(self.changed, ShiftReason.PLANNED), self.schedule.lay.told()
        moved = explained(before, now, reasons)
        stay = self.kept.keys() - {each.activity_id for each in moved}
        return Planned(
            tuple(self.phases.values()),
            tuple(self.tasks.values()),
            tuple(self.links),
            Rearranged(moved, tuple(self.held), violations(*now)),
            tuple(Kept.of(self.schedule.task(each), why) for each, why in self.kept.items() if each in stay),
            tuple(self.removed),
        )

    def _key(self, task: PlannedTask) -> str:
        return f"{self.terms.scope}{task.key}"

    def _keys(self) -> set[str]:
        return {self._key(each) for each in self.blueprint.tasks}

    def _lay_phases(self) -> None:
        """One of the same kind is taken, a custom one by its name."""
        drafts = []
        for planned_one in self.blueprint.phases:
            there = self._phase_like(planned_one)
            self.phases[planned_one.key] = there or new_id()
            if there is None:
                drafts.append(self._phase(planned_one))
        if drafts:
            self.schedule.add_phases(drafts)

    def _phase_like(self, wanted: PlannedPhase) -> UUID | None:
        taken, name = set(self.phases.values()), wanted.name.text(self.terms.language)
        for phase in sorted(self.schedule.phases.values(), key=lambda each: each.position):
            is_like = phase.kind is wanted.kind and (wanted.kind is not PhaseKind.CUSTOM or phase.name == name)
            if is_like and phase.id not in taken:
                return phase.id
        return None

    def _phase(self, wanted: PlannedPhase) -> PhaseDraft:
        return PhaseDraft(
            id=self.phases[wanted.key],
            kind=wanted.kind,
            group=wanted.group,
            name=wanted.name.text(self.terms.language),
            colour=wanted.colour,
        )

    def _drop(self, tasks: Iterable[Task]) -> None:
        for task in tasks:
            if is_untouched(task):
                self.removed.append(Removed(task.id, task.name))
            else:
                self.kept[task.id] = why_kept(task) or KeptBecause.TOUCHED
        gone = [each.task_id for each in self.removed]
        if gone:
            self._hold_back(gone)
            self.held += self.schedule.remove_tasks(gone).held

    def _hold_back(self, gone: list[UUID]) -> None:
        """What is kept does not jump ahead because what it waited for goes."""
        kept = [self.schedule.task(each) for each in self.kept]
        waits = [each for each in kept if each.driver and self.schedule.link(each.driver).predecessor in gone]
        self._take(replace(each, not_before=each.starts) for each in waits)

    def _freed(self, made: Iterable[Task]) -> list[UUID]:
        """Those that are fixed and may be moved: until all is laid, they follow their links."""
        fixed = [task.id for task in made if task.is_fixed and self._may_move(task) and task.id in self.schedule.tasks]
        self._take(replace(self.schedule.task(each), is_fixed=False) for each in fixed)
        return fixed

    def _fix(self, freed: Iterable[UUID]) -> None:
        tasks = map(self.schedule.task, freed)
        self._take(replace(each, is_fixed=True, not_before=each.starts) for each in tasks)

    def _may_move(self, task: Task) -> bool:
        return self._why_kept(task) is None

    def _why_kept(self, task: Task) -> KeptBecause | None:
        consent = self.terms.consent
        because = KeptBecause.TOUCHED if has_other_work(task) and not consent else None
        return why_kept(task, consent=consent) or because

    def _take(self, tasks: Iterable[Task]) -> None:
        """All at once: each change places the whole schedule."""
        version = self.schedule.version + 1
        self.schedule.take(Edit(tasks={each.id: replace(each, version=version) for each in tasks}))

    def _change(self, made: Mapping[str, Task]) -> None:
        placings: dict[UUID, Placing] = {}
        for wanted in self.blueprint.tasks:
            task = made.get(self._key(wanted))
            if task is None:
                continue
            self.tasks[wanted.key] = task.id
            reason = self._why_kept(task)
            if reason:
                self.kept[task.id] = reason
            else:
                placings[task.id] = Placing(self._begins(wanted), wanted.length, wanted.calendar)
        if placings:
            self.changed += placings
            consent = self.terms.consent
            self.held += self.schedule.rearrange(placings, reason=ShiftReason.PLANNED, consent=consent).held
            self._remember(placings)

    def _remember(self, ids: Iterable[UUID]) -> None:
        """What they are made by now."""
        tasks = []
        for task in map(self.schedule.task, ids):
            source = task.source or {}
            made = {**source.get("made", {}), **work_made(task.length, task.calendar)}
            if made != source.get("made"):
                tasks.append(replace(task, source={**source, "made": made}))
        self._take(tasks)

    def _add(self, made: Mapping[str, Task]) -> None:
        drafts = []
        for wanted in self.blueprint.tasks:
            if self._key(wanted) not in made:
                self.tasks[wanted.key] = new_id()
                drafts.append(self._draft(wanted))
        if drafts:
            self.held += self.schedule.add_tasks(drafts).held

    def _begins(self, wanted: PlannedTask) -> Moment:
        return moment(self.terms.starts + timedelta(days=wanted.after_days or 0))

    def _draft(self, wanted: PlannedTask) -> TaskDraft:
        name = wanted.name.text(self.terms.language)
        made = {**work_made(wanted.length, wanted.calendar), **words_made(wanted.place, wanted.notes)}
        source: dict[str, Any] = {"kind": AUTO, "key": self._key(wanted), "name": name, "made": made}
        return TaskDraft(
            id=self.tasks[wanted.key],
            name=name,
            phase_id=None if wanted.phase is None else self.phases[wanted.phase],
            kind=wanted.kind,
            length=wanted.length,
            calendar=wanted.calendar,
            not_before=self._begins(wanted),
            place=wanted.place,
            notes=wanted.notes,
            source=source,
        )

    def _link(self) -> None:
        """Two tasks that somebody has linked in the same way stay linked as they are."""
        there = {(each.predecessor, each.successor, each.type): each.id for each in self.schedule.links.values()}
        drafts = []
        for wanted in self.blueprint.links:
            draft = self._link_draft(wanted)
            known = there.get((draft.predecessor, draft.successor, draft.type))
            self.links.append(known or draft.id)
            if known is None:
                drafts.append(draft)
        if drafts:
            self.held += self.schedule.add_links(drafts).held

    def _link_draft(self, wanted: PlannedLink) -> LinkDraft:
        return LinkDraft(
            id=new_id(),
            predecessor=self.tasks[wanted.predecessor],
            successor=self.tasks[wanted.successor],
            type=wanted.type,
            lag=wanted.lag,
        )


def _made_as(task: Task) -> str | None:
    """The key of what an earlier plan has made."""
    made = task.source or {}
    return str(made["key"]) if made.get("kind") == AUTO else None
