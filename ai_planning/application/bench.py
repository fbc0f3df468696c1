"""Where jobs are worked on: looking whether one is wanted, hearing how far it is, keeping what was made.

Nothing slow happens inside a unit of work, and what comes of a try that is no longer wanted is thrown away. Whatever is
kept, charged and told of a job is written at once, so that a try that was cut off has not happened; but for its price,
which is owed as soon as somebody has worked.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from ai_planning.application.generation_ports import Made, Makers
from ai_planning.application.job_ports import Budgets, JobCounts, JobOrders, Leftovers, PlanningJobs, Remembered, Usages
from ai_planning.application.plan_ports import Plans
from ai_planning.contracts.jobs import CancelReason
from ai_planning.domain.generation_refusals import FrameNotWanted, GenerationFailed, NoLongerWanted
from ai_planning.domain.job_refusals import JobNotFound
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.planning_job import PlanningJob
from ai_planning.domain.provenance import Maker, Provenance, costs_us
from ai_planning.domain.usage import Allowance, Usage, day_in_seoul
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock

Draft = TypeVar("Draft")


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
    """Rows of a job that is about to end, locked: usage, plan, job."""

    usage: Usage
    plan: VideoPlan
    job: PlanningJob

    def demand_left(self, shot_id: UUID) -> None:
        """FrameNotWanted."""
        if shot_id not in self.job.left:
            raise FrameNotWanted

    def charge(self) -> None:
        """One unit of its day."""
        self.usage.charge(self.job.wish.unit, 1, self.job.day)


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
    allowance: Allowance
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

    def look_again(self, begun: Begun) -> Begun:
        """Both as they are now; NoLongerWanted, also when another try at it has begun."""
        with self.unit_of_work(by=begun.actor):
            plan = self._its_plan(begun)
            return Begun(self._own(begun), plan)

    def admit(self, begun: Begun, maker: Maker | None) -> None:
        """DailyQuotaSpent, TokensSpent, BudgetSpent, before anybody works for it; None where all is done already.

        What was thought to be known when it was asked for takes its room now.
        """
        with self.unit_of_work(by=begun.actor):
            now = self.clock()
            usage = self.usages.hold(begun.job.requester.id, day_in_seoul(now))
            if maker is not None and costs_us(maker):
                usage.demand_tokens(self.allowance, now)
                self.budgets.read(begun.job.project_id).demand_left()
            job = self._own(begun)
            if job.is_free:
                job.cost_after_all(usage.day)
                usage.demand_left(job.reservation, self.jobs.reserved_by(usage.user_id), self.allowance, now)
                self.jobs.save(job)

    def paid(self, begun: Begun, make: Callable[[], Made[Draft]]) -> Made[Draft]:
        """What is made. Its price is owed, whatever becomes of it."""
        try:
            made = make()
        except (GenerationFailed, NoLongerWanted) as stopped:
            self._pay(begun, stopped.spent)
            raise
        self._pay(begun, made.provenance)
        return made

    def demand_wanted(self, begun: Begun, shot_id: UUID | None = None) -> None:
        """NoLongerWanted; FrameNotWanted, where a shot is named, also when it is that one alone."""
        if not self.jobs.is_at(begun.job.id, begun.attempt, shot_id):
            raise NoLongerWanted if shot_id is None else FrameNotWanted

    def advance(self, begun: Begun, percent: int, shot_id: UUID | None = None) -> None:
        """As above."""
        with self.mine(begun) as job:
            if shot_id is not None and shot_id not in job.left:
                raise FrameNotWanted
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
            plan = self._its_plan(begun)
            held = Held(usage, plan, self._own(begun))
            yield held
            self.usages.save(usage)
            if plan.facts:
                self.plans.save(plan)
            self.jobs.save(held.job)
        if not held.job.is_open:
            self.count(held.job)

    def _pay(self, begun: Begun, spent: Provenance | None) -> None:
        """By the server, where it is asked with its key. A job that is gone for good leaves nobody to pay."""
        if spent is None or not costs_us(spent.maker):
            return
        asked = begun.job
        with suppress(JobNotFound), self.unit_of_work(by=begun.actor):
            usage = self.usages.hold(asked.requester.id, day_in_seoul(self.clock()))
            budget = self.budgets.hold(asked.project_id)
            self.jobs.get(asked.project_id, asked.id)
            usage.spend(spent.tokens, asked.day)
            budget.spend(spent.cost_micros)
            self.usages.save(usage)
            self.budgets.save(budget)

    def _plan(self, command: RunJob) -> VideoPlan | None:
        try:
            return self.plans.get(command.project_id, command.plan_id)
        except PlanNotFound:
            return None

    def _its_plan(self, begun: Begun) -> VideoPlan:
        try:
            return self.plans.get(begun.job.project_id, begun.job.plan_id)
        except PlanNotFound as gone:
            raise NoLongerWanted from gone

    def _own(self, begun: Begun) -> PlanningJob:
        try:
            job = self.jobs.get(begun.job.project_id, begun.job.id)
        except JobNotFound as gone:
            raise NoLongerWanted from gone
        if not job.is_at(begun.attempt):
            raise NoLongerWanted
        return job
