"""What the projects use cases need from the outside."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page
from identity.contracts import Person
from projects.application.read_models import MembershipRow, ProjectRow, ProjectsWanted, Roster
from projects.contracts import (
    Capability,
    ProjectGrant,
    Resolution,
    ReviewOverview,
    ReviewTally,
    UploadVolume,
    VersionTallies,
)
from projects.domain.outline import Deadline
from projects.domain.project import Project


class Access(Protocol):
    def __call__(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        """Raises ProjectNotFound, ProjectNotPermitted, ProjectIsArchived. One statement."""


class ProjectRepository(Protocol):
    def add(self, project: Project) -> None: ...

    def get(self, project_id: UUID) -> Project:
        """Locked, with its members. Raises ProjectNotFound."""

    def get_deleted(self, project_id: UUID) -> Project:
        """Locked, with its members. Raises ProjectNotFound for one that is not deleted, too."""

    def get_in_any_state(self, project_id: UUID) -> Project:
        """Locked, with its members, deleted or not. Raises ProjectNotFound."""

    def save(self, project: Project) -> None: ...

    def remove(self, project: Project) -> None:
        """For good, with all that belongs to it, in a number of statements that no number of rows changes."""


class ProjectQueries(Protocol):
    def page(self, user_id: UUID, wanted: ProjectsWanted) -> Page[ProjectRow]: ...

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        """Raises ProjectNotFound."""

    def roster(self, project_id: UUID) -> Roster: ...

    def member_names(self, project_id: UUID, user_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
        """Names of the members, of those among `user_ids` when given."""


class ProjectNews(Protocol):
    """What projects note of the news of other contexts."""

    def touch(self, project_id: UUID, at: datetime) -> None:
        """Raise the last activity, never lower it."""

    def keep_deadlines(self, project_id: UUID, version: int, deadlines: Collection[Deadline]) -> None:
        """What is due next, the earliest first, as the schedule's `version` has it."""

    def rename(self, user_id: UUID, name: str) -> None:
        """In every project; repeating it is no change.

        First locks all projects that know the person, in the order of their ids.
        """


class Memberships(Protocol):
    """Of one person, across projects."""

    def owned(self, user_id: UUID) -> dict[UUID, str]:
        """Names of the projects that the person owns, deleted ones left out."""

    def projects_of(self, user_id: UUID) -> list[UUID]:
        """Those that the person is a member of, also deleted ones, in the order in which they are locked."""

    def roles(self, user_id: UUID) -> Iterator[MembershipRow]:
        """In every project that is not deleted."""


class Reviews(Protocol):
    """What the review loop keeps of projects; each is one statement, however many projects."""

    def tallies(self, project_ids: Collection[UUID]) -> dict[UUID, ReviewTally]:
        """Of all of them, also of those without a note."""

    def versions(self, project_id: UUID, most: int) -> VersionTallies:
        """Up to `most`, newest first; those without an unresolved note are left out."""

    def resolution(self, project_id: UUID) -> Resolution: ...

    def uploads(self, project_id: UUID) -> UploadVolume: ...


class AllReviews(Reviews, Protocol):
    """Also what is asked over many projects at once."""

    def overview(self, shown: Collection[UUID], counted: Collection[UUID]) -> ReviewOverview:
        """The tallies of the first, what is unresolved in all of the second; no statement where both are empty."""


class PeopleDirectory(Protocol):
    def by_id(self, user_id: UUID) -> Person | None: ...

    def by_ids(self, user_ids: Collection[UUID]) -> dict[UUID, Person]:
        """Those who are there."""

    def by_email(self, email: str) -> Person | None: ...
