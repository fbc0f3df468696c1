"""What the projects use cases need from the outside."""

from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from identity.contracts import Person
from projects.application.read_models import MemberRow, ProjectRow
from projects.contracts import Capability, ProjectGrant
from projects.domain.project import Project


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises ProjectNotFound, ProjectNotPermitted, ProjectIsArchived. One statement."""


class ProjectRepository(Protocol):
    def add(self, project: Project) -> None: ...

    def get(self, project_id: UUID) -> Project:
        """Locked, with its members. Raises ProjectNotFound."""

    def save(self, project: Project) -> None: ...


class ProjectQueries(Protocol):
    def page(self, user_id: UUID, wanted: PageRequest, status: str, sort: str) -> Page[ProjectRow]: ...

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        """Raises ProjectNotFound."""

    def members(self, project_id: UUID) -> tuple[MemberRow, ...]: ...


class PeopleDirectory(Protocol):
    def by_id(self, user_id: UUID) -> Person | None: ...

    def by_email(self, email: str) -> Person | None: ...
