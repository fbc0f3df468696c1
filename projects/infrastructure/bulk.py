"""Many projects at once, for databases that are made up."""

from collections.abc import Iterable
from typing import NamedTuple

from core.infrastructure.bulk import copy
from projects.domain.search import keys_of, searched_text
from projects.infrastructure.models import ProjectRecord


class ProjectLine(NamedTuple):
    id: str
    owner_id: str
    owner_name: str
    title: str
    description: str
    client_name: str
    colour: str
    tags: list[str]
    status: str
    stage: str
    member_count: int
    created_at: str
    updated_at: str
    last_activity_at: str
    version: int


class MemberLine(NamedTuple):
    project_id: str
    user_id: str
    name: str
    role: str
    joined_at: str
    is_favourite: bool
    read_seq: int


class ChangeLine(NamedTuple):
    project_id: str
    at: str
    by_id: str
    by_name: str
    what: str
    previous: str
    current: str


def copy_projects(lines: Iterable[ProjectLine]) -> int:
    return copy("projects_project", ProjectLine._fields, lines)


def copy_search(lines: Iterable[ProjectLine]) -> int:
    """What the projects are found by."""
    texts = ((line.id, searched_text(line.title, line.client_name, line.tags, line.description)) for line in lines)
    return copy(
        "projects_search", ("project_id", "text", "keys"), ((key, text, sorted(keys_of(text))) for key, text in texts)
    )


def copy_members(lines: Iterable[MemberLine]) -> int:
    return copy("projects_member", MemberLine._fields, lines)


def copy_changes(lines: Iterable[ChangeLine]) -> int:
    return copy("projects_change", ChangeLine._fields, lines)


def has_projects() -> bool:
    return ProjectRecord.objects.exists()
