"""Ports of the projects context in memory; they copy in and out, so that a forgotten `save` shows."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from core.domain.actor import SYSTEM, Actor
from core.domain.events import Event, ProjectEvent
from core.domain.pages import Page
from identity.contracts import Person
from projects.application.read_models import (
    MOST_UNREAD,
    MemberRow,
    MembershipRow,
    ProjectRow,
    ProjectsWanted,
    Roster,
)
from projects.contracts import Capability, MemberJoined, ProjectGrant, ProjectStatus, Role
from projects.domain.access import ensure_allowed
from projects.domain.history import Change
from projects.domain.outline import Deadline
from projects.domain.project import Member, Project
from projects.domain.refusals import ProjectNotFound
from projects.domain.roles import ROLES
from tests.projects.fake_lists import in_order, is_wanted, row_of

_RANK = tuple(Role)


class FakeProjects:
    """ProjectRepository, ProjectQueries, ProjectNews, Memberships, Marks and Access over one set of projects."""

    def __init__(self, news: Collection[str] = ()) -> None:
        self.news = news
        self.tellers: list[UUID] = []
        self.favourites: set[tuple[UUID, UUID]] = set()
        self.marks: dict[tuple[UUID, UUID], int] = {}
        self.stored: dict[UUID, Project] = {}
        self.told: list[Event] = []
        self.history: dict[UUID, list[tuple[Actor, Change]]] = {}
        self.by = SYSTEM
        self.deadlines: dict[UUID, tuple[Deadline, ...]] = {}

    def add(self, project: Project) -> None:
        self.save(project)

    def get(self, project_id: UUID) -> Project:
        return deepcopy(self._living(project_id))

    def get_deleted(self, project_id: UUID) -> Project:
        project = self.stored.get(project_id)
        if project is None or project.status is not ProjectStatus.DELETED:
            raise ProjectNotFound
        return deepcopy(project)

    def get_in_any_state(self, project_id: UUID) -> Project:
        if project_id not in self.stored:
            raise ProjectNotFound
        return deepcopy(self.stored[project_id])

    def save(self, project: Project) -> None:
        for fact in project.facts:
            if isinstance(fact, MemberJoined):
                self.marks[fact.user_id, project.id] = len(self._stream(project.id))
        self._tell(project)
        member = project.members.get(self.by.user_id)
        named = replace(self.by, name=member.name) if member else self.by
        self.history.setdefault(project.id, []).extend((named, change) for change in project.changes)
        project.changes.clear()
        self.stored[project.id] = deepcopy(project)

    def remove(self, project: Project) -> None:
        self._tell(project)
        del self.stored[project.id], self.history[project.id]

    def page(self, user_id: UUID, wanted: ProjectsWanted) -> Page[ProjectRow]:
        mine = [project for project in self.stored.values() if user_id in project.members and not project.deleted_at]
        kept = [project for project in mine if is_wanted(project, (user_id, project.id) in self.favourites, wanted)]
        rows = [self.row(user_id, project.id) for project in in_order(kept, wanted)]
        first = wanted.page.offset
        return Page(rows=tuple(rows[first : first + wanted.page.size]), total=len(rows))

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        project = self._living(project_id)
        if user_id not in project.members:
            raise ProjectNotFound
        is_favourite, unread = (user_id, project_id) in self.favourites, self._unread(user_id, project_id)
        due = self.deadlines.get(project_id, ())
        return row_of(project, user_id, is_favourite=is_favourite, unread=unread, deadlines=due)

    def favour(self, user_id: UUID, project_id: UUID, is_favourite: bool) -> None:
        change = self.favourites.add if is_favourite else self.favourites.discard
        change((user_id, project_id))

    def read_to(self, user_id: UUID, project_id: UUID, seq: int) -> None:
        place = min(seq, len(self._stream(project_id)))
        self.marks[user_id, project_id] = max(place, self.marks.get((user_id, project_id), 0))

    def roster(self, project_id: UUID) -> Roster:
        members = sorted(self.stored[project_id].members.values(), key=_by_rank)
        rows = tuple(MemberRow(member.user_id, member.name, member.role, member.joined_at) for member in members)
        return Roster(rows=rows, seq=len(self._stream(project_id)), epoch="one")

    def member_names(self, project_id: UUID, user_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
        members = self.stored[project_id].members.values()
        return {member.user_id: member.name for member in members if user_ids is None or member.user_id in user_ids}

    def touch(self, project_id: UUID, at: datetime) -> None:
        if project := self.stored.get(project_id):
            project.last_activity_at = max(project.last_activity_at, at)

    def keep_deadlines(self, project_id: UUID, version: int, deadlines: Collection[Deadline]) -> None:
        project = self.stored[project_id]
        project.outline = replace(project.outline, version=version)
        self.deadlines[project_id] = tuple(deadlines)

    def rename(self, user_id: UUID, name: str) -> None:
        for project in self.stored.values():
            member = project.members.get(user_id)
            if member is not None and member.name != name:
                project.members[user_id] = Member(user_id, name, member.role, member.joined_at)
                project.version += project.owner_id == user_id
        for project_id, kept in self.history.items():
            self.history[project_id] = [
                (replace(by, name=name) if by.user_id == user_id else by, change) for by, change in kept
            ]

    def owned(self, user_id: UUID) -> dict[UUID, str]:
        mine = [each for each in self.stored.values() if each.owner_id == user_id and not each.deleted_at]
        return {project.id: project.details.title for project in sorted(mine, key=lambda each: each.id)}

    def projects_of(self, user_id: UUID) -> list[UUID]:
        return sorted(project.id for project in self.stored.values() if user_id in project.members)

    def roles(self, user_id: UUID) -> Iterator[MembershipRow]:
        for project_id in self.projects_of(user_id):
            project = self.stored[project_id]
            if project.deleted_at:
                continue
            member = project.members[user_id]
            yield MembershipRow(project_id, project.details.title, member.role, member.joined_at)

    def access(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        project = self._living(project_id)
        role = ensure_allowed(project.role_of(actor.user_id), project.status, capability)
        return ProjectGrant(project_id, actor.user_id, project.members[actor.user_id].name, role, ROLES.of(role))

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        before, self.by = (deepcopy(self.stored), list(self.told), deepcopy(self.history)), by
        try:
            yield
        except BaseException:
            self.stored, self.told, self.history = before
            del self.tellers[len(self.told) :]
            raise

    def _tell(self, project: Project) -> None:
        self.tellers += [self.by.user_id] * len(project.facts)
        self.told += project.facts
        project.facts.clear()

    def _stream(self, project_id: UUID) -> list[tuple[str, UUID]]:
        """Type and actor of each event on the project's channel."""
        told = zip(self.told, self.tellers, strict=True)
        on_it = ((fact, by) for fact, by in told if isinstance(fact, ProjectEvent) and fact.project_id == project_id)
        return [(fact.name, by) for fact, by in on_it]

    def _unread(self, user_id: UUID, project_id: UUID) -> int:
        after = self._stream(project_id)[self.marks.get((user_id, project_id), 0) :]
        return min(MOST_UNREAD, sum(name in self.news and by != user_id for name, by in after))

    def _living(self, project_id: UUID) -> Project:
        project = self.stored.get(project_id)
        if project is None or project.status is ProjectStatus.DELETED:
            raise ProjectNotFound
        return project


class FakePeople:
    def __init__(self, *people: Person) -> None:
        self._people = people
        self.asked = 0

    def leave(self, user_id: UUID) -> None:
        self._people = tuple(person for person in self._people if person.id != user_id)

    def by_id(self, user_id: UUID) -> Person | None:
        self.asked += 1
        return next((person for person in self._people if person.id == user_id), None)

    def by_ids(self, user_ids: Collection[UUID]) -> dict[UUID, Person]:
        self.asked += 1
        return {person.id: person for person in self._people if person.id in user_ids}

    def by_email(self, email: str) -> Person | None:
        self.asked += 1
        return next((person for person in self._people if person.email.lower() == email.lower()), None)


def _by_rank(member: Member) -> tuple[int, datetime, UUID]:
    return _RANK.index(member.role), member.joined_at, member.user_id
