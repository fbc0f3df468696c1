"""Where jobs are worked on: looking whether one is wanted, hearing how far it is, keeping what was made.

Nothing slow happens inside a unit of work, and what comes of a try that is no longer wanted is thrown away. Whatever is
made, charged and told of a job is written at once, so that a try that was cut off has not happened.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from ai_planning.application.generation_ports import Makers
from ai_planning.application.job_ports import Budgets, JobCounts, JobOrders, Leftovers, PlanningJobs, Remembered, Usages
from ai_planning.application.plan_ports import Plans
from ai_planning.contracts.jobs import CancelReason
from ai_planning.domain.budget import Budget
from ai_planning.domain.generation_refusals import NoLongerWanted
from ai_planning.domain.job_refusals import JobNotFound
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.planning_job import PlanningJob
from ai_planning.domain.provenance import Maker, Provenance, costs_us
from ai_planning.domain.usage import Usage, day_in_seoul
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock


@dataclass(frozen=True, kw_only=True)
class RunJob:
    """Whose job on which plan."""

    job_id: UUID
    project_id: UUID
    plan_id: UUID
    user_id: UUID


@dataclass(frozen=True)
class Begun:
    """The job and its plan as they were when this try began; neither is saved."""

    job: PlanningJob
    plan: VideoPlan

    @property
    def attempt(self) -> int:
        return self.job.attempts

    @property
    def actor(self) -> Actor:
        """What the job changes, it changes for whoever asked."""
        return Actor(self.job.requester.id, self.job.requester.name)


@dataclass
class Held:
    """Rows of a job that is about to end, locked: usage, budget, plan, job."""

    usage: Usage
    budget: Budget
    plan: VideoPlan
    job: PlanningJob

    def demand_left(self, shot_id: UUID) -> None:
        """NoLongerWanted where a newer job draws it."""
        if shot_id not in self.job.left:
            raise NoLongerWanted

    def charge(self, count: int, provenance: Provenance | None) -> None:
        """`provenance` None: it was made before, or by nobody, and costs nothing more."""
        job = self.job
        self.usage.charge(job.wish.unit, count, job.day)
        if provenance is not None and not provenance.maker.is_own_key:
            self.usage.spend(provenance.tokens, job.day)
            self.budget.spend(provenance.cost_micros)


@dataclass(frozen=True, kw_only=True)
class Bench:
    """The ports of whoever works on jobs."""

    unit_of_work: UnitOfWork
    plans: Plans
    jobs: PlanningJobs
    orders: JobOrders
    usages: Usages
    budgets: Budgets
    makers: Makers
    remembered: Remembered
    clock: Clock
    count: JobCounts
    clear: Leftovers

    def begin(self, command: RunJob) -> Begun | None:
        """None for a job that nobody wants (any more)."""
        with self.unit_of_work(by=Actor(command.user_id, "")):
            plan = self._plan(command)
            try:
                job = self.jobs.get(command.project_id, command.job_id)
            except JobNotFound:
                return None
            is_wanted = job.is_open and plan is not None
            if is_wanted:
                job.begin(self.clock())
            else:
                job.cancel(CancelReason.PLAN_DELETED, self.clock())
            if job.told:
                self.jobs.save(job)
        self.clear(job)
        return Begun(job, plan) if is_wanted and plan is not None else None

    def demand_budget(self, begun: Begun, maker: Maker) -> None:
        """BudgetSpent, before the server pays for anything."""
        if costs_us(maker):
            self.budgets.read(begun.job.project_id).demand_left()

    def demand_wanted(self, begun: Begun) -> None:
        if not self.jobs.is_at(begun.job.id, begun.attempt):
            raise NoLongerWanted

    def advance(self, begun: Begun, percent: int) -> None:
        with self.mine(begun) as job:
            job.advance(percent, self.clock())
            if job.told:
                self.jobs.save(job)

    @contextmanager
    def mine(self, begun: Begun) -> Iterator[PlanningJob]:
        """The job, locked, in a unit of work; NoLongerWanted, also when another try at it has begun."""
        with self.unit_of_work(by=begun.actor):
            yield self._own(begun)

    @contextmanager
    def holding(self, begun: Begun) -> Iterator[Held]:
        """All that ends with the job, locked in the order that all keep and stored afterwards."""
        asked = begun.job
        with self.unit_of_work(by=begun.actor):
            usage = self.usages.hold(asked.requester.id, day_in_seoul(self.clock()))
            budget = self.budgets.hold(asked.project_id)
            spent = budget.spent
            try:
                plan = self.plans.get(asked.project_id, asked.plan_id)
            except PlanNotFound as gone:
                raise NoLongerWanted from gone
            held = Held(usage, budget, plan, self._own(begun))
            yield held
            self.usages.save(usage)
            if budget.spent != spent:
                self.budgets.save(budget)
            if plan.facts:
                self.plans.save(plan)
            self.jobs.save(held.job)
        if not held.job.is_open:
            self.count(held.job)

    def _plan(self, command: RunJob) -> VideoPlan | None:
        try:
            return self.plans.get(command.project_id, command.plan_id)
        except PlanNotFound:
            return None

    def _own(self, begun: Begun) -> PlanningJob:
        try:
            job = self.jobs.get(begun.job.project_id, begun.job.id)
        except JobNotFound as gone:
            raise NoLongerWanted from gone
        if not job.is_at(begun.attempt):
            raise NoLongerWanted
        return job
