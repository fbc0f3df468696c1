"""Anyone may start a project and owns it, and may invite people along with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.application.mail_ports import MailAllowance
from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.application.issue_invitations import InvitationResult, InvitePeople, IssueInvitations
from projects.application.mail_budget import mail_budget
from projects.application.ports import PeopleDirectory, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.contracts import Stage
from projects.domain.default_plan import DefaultPlan, default_plan
from projects.domain.details import Details
from projects.domain.project import Project
from projects.domain.settings import ProjectSettings


@dataclass(frozen=True)
class CreateProject:
    """`settings`: those that are not as in any new project; `start_date`: of a plan to be shown.

    Who is invited is so as the project's settings say.
    """

    details: Details
    stage: Stage = Stage.PLANNING
    settings: Mapping[str, Any] = field(default_factory=dict)
    start_date: date | None = None
    invite: InvitePeople | None = None


@dataclass(frozen=True)
class StartedProject:
    """The project, the plan that it could start with, where a day was named, and what became of each invitation."""

    row: ProjectRow
    plan: DefaultPlan | None
    invitations: tuple[InvitationResult, ...]


def create_project(
    actor: Actor,
    command: CreateProject,
    *,
    unit_of_work: UnitOfWork,
    projects: ProjectRepository,
    queries: ProjectQueries,
    people: PeopleDirectory,
    allowance: MailAllowance,
    issue: IssueInvitations,
    clock: Clock,
) -> StartedProject:
    """The project with its invitations, or neither. Raises InvalidField."""
    plan = default_plan(command.start_date) if command.start_date else None
    project, wish = _started(actor, command, people, clock), command.invite
    with mail_budget(wish.addresses() if wish else (), allowance) as budget, unit_of_work(by=actor):
        projects.add(project)
        results = issue(project, actor, wish, budget) if wish else []
    return StartedProject(queries.row(actor.user_id, project.id), plan, tuple(results))


def _started(actor: Actor, command: CreateProject, people: PeopleDirectory, clock: Clock) -> Project:
    """The owner's name is the account's: the one in a token may be older than a rename."""
    account = people.by_id(actor.user_id)
    owner_name = account.name if account else actor.name
    settings = ProjectSettings().merged(command.settings)
    return Project.create(
        new_id(), actor.user_id, owner_name, command.details, clock(), stage=command.stage, settings=settings
    )
