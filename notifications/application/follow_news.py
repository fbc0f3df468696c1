"""What inboxes do when they hear of other contexts."""

from functools import partial
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from identity.contracts import WITHDRAWN_NAME
from notifications.application.ports import InboxUpkeep, People, Projects
from notifications.contracts import EntryActor


def forget_member(project_id: UUID, user_id: UUID, *, unit_of_work: UnitOfWork, upkeep: InboxUpkeep) -> None:
    with unit_of_work(by=SYSTEM):
        upkeep.drop_of_project(project_id, user_id)


def settle_project(project_id: UUID, *, unit_of_work: UnitOfWork, projects: Projects, upkeep: InboxUpkeep) -> None:
    """It went to the trash or came back. What is true now counts, so the news of both may come in any order."""
    with unit_of_work(by=SYSTEM):
        upkeep.settle(project_id, projects.members(project_id), partial(projects.is_living, project_id))


def purge(project_id: UUID, *, unit_of_work: UnitOfWork, upkeep: InboxUpkeep) -> None:
    with unit_of_work(by=SYSTEM):
        upkeep.purge(project_id)


def rename_actor(user_id: UUID, name: str, *, unit_of_work: UnitOfWork, people: People, upkeep: InboxUpkeep) -> None:
    """The account's present name counts, so the news of two renames may come in any order."""
    with unit_of_work(by=SYSTEM):
        upkeep.rename(EntryActor(user_id, people.name_of(user_id) or name))


def forget_person(user_id: UUID, *, unit_of_work: UnitOfWork, upkeep: InboxUpkeep) -> None:
    """They have withdrawn: nobody reads their inbox, and in others they have no name."""
    with unit_of_work(by=SYSTEM):
        upkeep.erase(user_id, WITHDRAWN_NAME)
