"""Composition root of the projects context."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.conf import settings

from core.domain.audit import AuditRow
from core.domain.clock import utc_now
from core.domain.pages import CursorPage, Page
from core.infrastructure.audit import DatabaseAuditTrail
from core.infrastructure.mail.post import third_party_allowance
from core.infrastructure.unit_of_work import unit_of_work
from projects.application.add_member import add_member
from projects.application.archive_project import archive_project
from projects.application.change_role import change_role
from projects.application.create_project import StartedProject, create_project
from projects.application.delete_project import delete_project
from projects.application.read_models import MemberRow, ProjectRow
from projects.application.read_projects import list_members, list_projects, read_project
from projects.application.read_trail import read_trail
from projects.application.remove_member import remove_member
from projects.application.reopen_project import reopen_project
from projects.application.update_project import update_project
from projects.bootstrap.figures import reviews
from projects.bootstrap.invitations import issuing, member_mails, openings
from projects.bootstrap.news import claim_invitations, follow_schedule, forget_member, record_activity, rename_member
from projects.bootstrap.people import owned_projects, personal_data
from projects.domain.project import Member
from projects.infrastructure.cached_queries import CachedProjectQueries
from projects.infrastructure.people import IdentityPeople
from projects.infrastructure.project_repository import DjangoProjectRepository
from projects.infrastructure.queries import living, open_project, require, titles

__all__ = [
    "app",
    "claim_invitations",
    "follow_schedule",
    "forget_member",
    "living",
    "open_project",
    "owned_projects",
    "personal_data",
    "record_activity",
    "rename_member",
    "require",
    "titles",
]


@dataclass(frozen=True)
class ProjectsApp:
    """The verbs of the context."""

    create_project: Callable[..., StartedProject]
    list_projects: Callable[..., Page[ProjectRow]]
    read_project: Callable[..., ProjectRow]
    update_project: Callable[..., ProjectRow]
    archive_project: Callable[..., ProjectRow]
    reopen_project: Callable[..., ProjectRow]
    delete_project: Callable[..., None]
    list_members: Callable[..., Page[MemberRow]]
    member_names: Callable[..., dict[UUID, str]]
    add_member: Callable[..., Member]
    change_role: Callable[..., Member]
    remove_member: Callable[..., None]
    read_trail: Callable[..., CursorPage[AuditRow]]


@cache
def app() -> ProjectsApp:
    queries, people = CachedProjectQueries(reviews(), settings.NEWS_EVENTS), IdentityPeople()
    write: dict[str, Any] = {"unit_of_work": unit_of_work, "projects": DjangoProjectRepository(), "clock": utc_now}
    guarded = write | {"access": require}
    answered: dict[str, Any] = {"queries": queries}
    joining: dict[str, Any] = {"invitations": openings().invitations, "mails": member_mails(), "people": people}
    mailing: dict[str, Any] = {"allowance": third_party_allowance(), "issue": issuing()}
    return ProjectsApp(
        create_project=partial(create_project, **write, **answered, people=people, **mailing),
        list_projects=partial(list_projects, queries=queries),
        read_project=partial(read_project, queries=queries),
        update_project=partial(update_project, **guarded, **answered),
        archive_project=partial(archive_project, **guarded, **answered),
        reopen_project=partial(reopen_project, **guarded, **answered),
        delete_project=partial(delete_project, **guarded, **answered),
        list_members=partial(list_members, access=require, queries=queries),
        member_names=queries.member_names,
        add_member=partial(add_member, **guarded, openings=openings(), **joining),
        change_role=partial(change_role, **guarded, openings=openings()),
        remove_member=partial(remove_member, **guarded, openings=openings()),
        read_trail=partial(read_trail, access=require, trail=DatabaseAuditTrail(), people=people),
    )
