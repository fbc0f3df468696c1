"""A schedule: phases, tasks and links of a project, placed as early as links, constraints and working time allow.

Where tasks lie follows from what people say of them: every change places anew, and tells what moved and why.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import Stale
from core.domain.events import Event
from schedule.contracts.rows import OutlineRow, ScheduleRow, WorkingTimeRow
from schedule.contracts.schedule_events import ScheduleUpdated
from schedule.domain import link_edits, phase_edits, rearranging, task_edits
from schedule.domain.changes import Changes
from schedule.domain.deadlines import Outlined, outlined
from schedule.domain.drafts import LinkDraft, PhaseDraft, TaskDraft
from schedule.domain.edit import Edit, Placing, Rearranged, Thing, edited
from schedule.domain.moments import Moment, day_of
from schedule.domain.network import Link, Network
from schedule.domain.outline import Calendars, outline
from schedule.domain.phase import Phase
from schedule.domain.placements import Placements
from schedule.domain.placing import Lay, freed, laid, rested, rests, start_as
from schedule.domain.refusals import LinkNotFound, PhaseNotFound, TaskNotFound
from schedule.domain.shifts import ShiftReason
from schedule.domain.task import Task
from schedule.domain.task_link import TaskLink
from schedule.domain.telling import facts_of
from schedule.domain.working_hours import WorkingHours


@dataclass
class Schedule:
    """`begins_as_said`: by a person, not with its first task. `shown`: what other contexts have been told of it;
    `changes` and `facts` are what happened since."""

    project_id: UUID
    hours: WorkingHours
    calendars: Calendars
    begins: Moment
    phases: dict[UUID, Phase] = field(default_factory=dict)
    tasks: dict[UUID, Task] = field(default_factory=dict)
    links: dict[UUID, TaskLink] = field(default_factory=dict)
    version: int = 0
    last_number: int = 0
    begins_as_said: bool = False
    shown: Outlined | None = None
    changes: Changes = field(default_factory=Changes)
    facts: list[Event] = field(default_factory=list)

    # What it says.

    def phase(self, phase_id: UUID) -> Phase:
        """PhaseNotFound."""
        return _found(self.phases, phase_id, PhaseNotFound)

    def task(self, task_id: UUID) -> Task:
        """TaskNotFound."""
        return _found(self.tasks, task_id, TaskNotFound)

    def link(self, link_id: UUID) -> TaskLink:
        """LinkNotFound."""
        return _found(self.links, link_id, LinkNotFound)

    def network(self) -> Network:
        return self.lay.network()

    @property
    def lay(self) -> Lay:
        return Lay(self.tasks, self.links, self.calendars, self.begins)

    @property
    def placements(self) -> Placements:
        return {task.id: task.where(self.links) for task in self.tasks.values()}

    def today(self, now: datetime) -> date:
        """In its time zone."""
        return now.astimezone(ZoneInfo(self.hours.time_zone)).date()

    def outline(self) -> OutlineRow:
        return outline(self.version, tuple(self.phases.values()), self.tasks.values(), self.calendars)

    def working_time(self) -> WorkingTimeRow:
        return self.hours.row(day_of(self.begins))

    def row(self) -> ScheduleRow:
        return ScheduleRow(
            project_id=self.project_id,
            working_time=self.working_time(),
            outline=self.outline(),
            phases=tuple(each.row() for each in sorted(self.phases.values(), key=lambda each: each.position)),
            tasks=tuple(each.row() for each in sorted(self.tasks.values(), key=lambda each: each.position)),
            links=tuple(each.row() for each in self.links.values()),
        )

    def expect(self, version: int | None, of: Phase | Task | TaskLink) -> None:
        """Refuse a caller who has not seen its last change: Stale."""
        if version is not None and not of.version <= version <= self.version:
            raise Stale(of.row())

    # Phases.

    def add_phases(self, drafts: Sequence[PhaseDraft]) -> None:
        """TooManyPhases, InvalidField."""
        self._change(phase_edits.added(self.phases, drafts, self.version + 1))

    def revise_phase(self, phase_id: UUID, words: Mapping[str, Any]) -> None:
        """`words` are fields of Phase. PhaseNotFound, InvalidField."""
        self._change(phase_edits.revised(self.phase(phase_id), words, self.version + 1))

    def remove_phase(self, phase_id: UUID) -> None:
        """Its tasks stay, without a phase. PhaseNotFound."""
        self._change(phase_edits.removed(self.phase(phase_id), self.tasks, self.version + 1))

    def order_phases(self, ids: Sequence[UUID]) -> None:
        """InvalidField unless all are named, each once."""
        self._change(phase_edits.ordered(self.phases, ids, self.version + 1))

    # Tasks.

    def add_tasks(self, drafts: Sequence[TaskDraft]) -> Rearranged:
        """TooManyTasks, PhaseNotFound, InvalidField. It begins where its first task may, unless that is said."""
        begins = self.begins
        if not (self.last_number or self.begins_as_said):
            self.begins = min((each.not_before for each in drafts if each.not_before is not None), default=begins)
        edit = task_edits.added(self.tasks, self.phases, drafts, self.last_number, self.version + 1)
        self.last_number += len(drafts)
        rearranged = self._change(edit)
        if self.begins != begins:
            self._tell_hours()
        return rearranged

    def revise_task(self, task_id: UUID, words: Mapping[str, Any], *, today: date, consent: bool = False) -> Rearranged:
        """`words` are fields of Task. TaskNotFound, PhaseNotFound, TaskFixed, TaskBegun, InvalidField."""
        task = self.task(task_id)
        edit = task_edits.revised(task, words, self.phases, today, self.version + 1)
        rearranging.demand_movable(task, edit.tasks.get(task_id) or task, words, consent)
        rearranged = self._change(edit, consent=consent)
        return rearranged.and_held(rearranging.not_granted(task, words, self.lay))

    def start_of(self, task_id: UUID, words: Mapping[str, Any]) -> Moment:
        """Where it would start if that were said of it. TaskNotFound, TooEarly, TooLate."""
        task = self.task(task_id)
        told = {name: words[name] for name in ("not_before", "calendar", "is_fixed") if name in words}
        return start_as(self.lay, replace(task, **told)) if told else task.starts

    def release(self, user_id: UUID) -> None:
        """They have no task any more."""
        self._change(task_edits.released(self.tasks, user_id, self.version + 1))

    def remove_tasks(self, ids: Sequence[UUID]) -> Rearranged:
        """With all links that they have. TaskNotFound."""
        for each in ids:
            self.task(each)
        return self._change(task_edits.removed(ids, link_edits.of_tasks(self.links, set(ids))))

    def order_tasks(self, phase_id: UUID | None, ids: Sequence[UUID]) -> None:
        """Those of a phase, all of them, each once. PhaseNotFound, InvalidField."""
        if phase_id is not None:
            self.phase(phase_id)
        positions = task_edits.ordered(self.tasks, phase_id, ids)
        self._change(Edit(positions=positions))

    # Links.

    def add_links(self, drafts: Sequence[LinkDraft]) -> Rearranged:
        """TooManyLinks, TaskNotFound, LinkToItself, LinkRepeated, CyclicLinks, InvalidField."""
        return self._change(link_edits.added(self.links, self.tasks, drafts, self.version + 1))

    def revise_link(self, link_id: UUID, words: Mapping[str, Any]) -> Rearranged:
        """`words` are fields of Link. LinkNotFound, LinkRepeated, InvalidField."""
        return self._change(link_edits.revised(self.links, self.link(link_id), words, self.version + 1))

    def remove_links(self, ids: Sequence[UUID]) -> Rearranged:
        """LinkNotFound."""
        return self._change(Edit(links={self.link(each).id: None for each in ids}))

    # All of it.

    def rearrange(self, placings: Mapping[UUID, Placing], *, reason: ShiftReason, consent: bool = False) -> Rearranged:
        """Other constraints and lengths for many. Fixed tasks, and those that a person placed, are told as held
        unless there is consent, with which fixed ones that wait for them follow; those that have begun always are held.
        TaskNotFound, InvalidField."""
        edit, held = rearranging.edit_of(self.lay, placings, reason, consent, self.version + 1)
        return self._change(edit, consent=consent).and_held(held)

    def take(self, edit: Edit) -> Rearranged:
        """One that was put together of many (see scenario_edits.py)."""
        return self._change(edit)

    def keep_hours(self, hours: WorkingHours, calendars: Calendars, begins: Moment | None = None) -> Rearranged:
        """People work at other times; `begins` None: it begins as it did."""
        before, said = self.lay, begins is not None or self.begins_as_said
        begins = self.begins if begins is None else begins
        if (hours, begins, said) == (self.hours, self.begins, self.begins_as_said):
            return rested(before, Edit())[1]
        self.hours, self.calendars, self.begins, self.begins_as_said = hours, calendars, begins, said
        rearranged = self._apply(before, Edit(), consent=False)
        self._tell_hours()
        return rearranged

    def outlined(self, outline: OutlineRow) -> Outlined:
        return outlined(outline, self.phases, self.tasks.values())

    def settle(self, shown: Outlined | None = None) -> None:
        """It is stored as it is; `shown` where that is known."""
        self.shown, self.changes = shown or self.outlined(self.outline()), Changes()
        self.facts.clear()

    def _tell_hours(self) -> None:
        told = ScheduleUpdated(project_id=self.project_id, outline=self.outline(), working_time=self.working_time())
        self.facts.append(told)

    def _change(self, edit: Edit, *, consent: bool = False) -> Rearranged:
        """Without a difference it is none, and only told what is broken."""
        return self._apply(self.lay, edit, consent=consent) if edit else rested(self.lay, edit)[1]

    def _apply(self, before: Lay, edit: Edit, *, consent: bool) -> Rearranged:
        known = self.phases.keys() | self.tasks.keys() | self.links.keys()
        self.phases, self.links = edited(self.phases, edit.phases), edited(self.links, edit.links)
        self.tasks, self.version = edited(self.tasks, edit.tasks), self.version + 1
        waits: Mapping[UUID, Link] = {}
        if consent:
            moved, waits = freed(before, self.lay)
            edit, self.tasks = edit.and_tasks(moved), edited(self.tasks, moved)
        if rests(before, self.lay, edit):
            found, rearranged = rested(self.lay, edit)
        else:
            found, rearranged = laid(before, self.lay, edit.reasons, waits)
        placed = rearranging.settled(self.tasks, before.tasks, found, edit.positions, self.version)
        self.tasks |= {task.id: task for task in placed}
        self.changes.note(edit, placed)
        self.facts += facts_of(edit, known, placed, self.project_id, self.outline())
        return rearranged


def _found(kept: Mapping[UUID, Thing], wanted: UUID, refusal: type[Exception]) -> Thing:
    if wanted not in kept:
        raise refusal
    return kept[wanted]
