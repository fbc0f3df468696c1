"""Anyone may start a project and owns it."""

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from projects.application.ports import PeopleDirectory, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.domain.details import Details
from projects.domain.project import Project


def create_project(
    actor: Actor,
    details: Details,
    *,
    unit_of_work: UnitOfWork,
    projects: ProjectRepository,
    queries: ProjectQueries,
    people: PeopleDirectory,
    clock: Clock,
) -> ProjectRow:
    """The owner's name is the account's: the one in a token may be older than a rename."""
    account = people.by_id(actor.user_id)
    owner_name = account.name if account else actor.name
    project = Project.create(new_id(), actor.user_id, owner_name, details, clock())
    with unit_of_work(by=actor):
        projects.add(project)
    return queries.row(actor.user_id, project.id)
