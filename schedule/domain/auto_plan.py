"""Laying a plan without dates into a schedule, from some day on.

What an earlier plan has made is changed, and goes where the new one has no use for it; what people have touched stays.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from core.domain.ids import new_id
from core.domain.language import Language
from schedule.contracts import PhaseKind
from schedule.domain.blueprint import Blueprint, PlannedLink, PlannedPhase, PlannedTask
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.edit import Held, Placing, Rearranged
from schedule.domain.kept_tasks import Kept, KeptBecause, is_untouched, why_kept
from schedule.domain.limits import demand_day
from schedule.domain.moments import Moment, moment
from schedule.domain.schedule import Schedule
from schedule.domain.shifts import ShiftReason, explained
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


@dataclass(frozen=True)
class Planned:
    """What of the schedule is planned by now, what moved or should have, and what stays as it was and why."""

    phases: tuple[UUID, ...]
    tasks: tuple[UUID, ...]
    links: tuple[UUID, ...]
    rearranged: Rearranged
    kept: tuple[Kept, ...]


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
    kept: list[Kept] = field(default_factory=list)

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
        reasons, now = dict.fromkeys(self.changed, ShiftReason.PLANNED), self.schedule.lay.told()
        return Planned(
            tuple(self.phases.values()),
            tuple(self.tasks.values()),
            tuple(self.links),
            Rearranged(explained(before, now, reasons), tuple(self.held), violations(*now)),
            tuple(self.kept),
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
        gone = []
        for task in tasks:
            if is_untouched(task):
                gone.append(task.id)
            else:
                self.kept.append(Kept.of(task, why_kept(task) or KeptBecause.TOUCHED))
        if gone:
            self.held += self.schedule.remove_tasks(gone).held

    def _freed(self, made: Iterable[Task]) -> list[UUID]:
        """Those that are fixed and may be moved: until all is laid, they follow their links."""
        fixed = [task.id for task in made if task.is_fixed and self._may_move(task) and task.id in self.schedule.tasks]
        for each in fixed:
            self._revise(each, {"is_fixed": False})
        return fixed

    def _fix(self, freed: Iterable[UUID]) -> None:
        for each in freed:
            self._revise(each, {"is_fixed": True, "not_before": self.schedule.task(each).starts})

    def _may_move(self, task: Task) -> bool:
        return why_kept(task, consent=self.terms.consent) is None

    def _revise(self, task_id: UUID, words: dict[str, Any]) -> None:
        self.schedule.revise_task(task_id, words, today=self.terms.starts, consent=True)

    def _change(self, made: Mapping[str, Task]) -> None:
        placings = {}
        for wanted in self.blueprint.tasks:
            task = made.get(self._key(wanted))
            if task is None:
                continue
            self.tasks[wanted.key] = task.id
            reason = why_kept(task, consent=self.terms.consent)
            if reason:
                self.kept.append(Kept.of(task, reason))
            else:
                placings[task.id] = Placing(self._begins(wanted), wanted.length, wanted.calendar)
        if placings:
            self.changed += placings
            self.held += self.schedule.rearrange(placings, reason=ShiftReason.PLANNED, consent=True).held

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
        source: dict[str, Any] = {"kind": AUTO, "key": self._key(wanted), "name": name}
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
