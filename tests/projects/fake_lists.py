"""Lists of projects in memory: rows, what is wanted, and in which order."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from projects.application.read_models import OwnView, ProjectFacts, ProjectRow, ProjectsWanted, Sort
from projects.contracts import ReviewTally, Stage
from projects.domain.outline import Deadline
from projects.domain.project import Project
from projects.domain.search import SearchQuery, marked, searched_text


def row_of(
    project: Project,
    user_id: UUID,
    *,
    is_favourite: bool = False,
    unread: int = 0,
    deadlines: tuple[Deadline, ...] = (),
) -> ProjectRow:
    """The project as this member sees it, without a note."""
    facts = ProjectFacts(
        id=project.id,
        **vars(project.details),
        settings=project.settings,
        thumbnail=project.thumbnail,
        status=project.status,
        stage=project.stage,
        owner_id=project.owner_id,
        owner_name=project.members[project.owner_id].name,
        offer=project.offer,
        member_count=len(project.members),
        last_activity_at=project.last_activity_at,
        created_at=project.created_at,
        updated_at=project.updated_at,
        version=project.version,
        **project.outline.shown(),
        deadlines=deadlines,
    )
    own = OwnView(my_role=project.members[user_id].role, is_favourite=is_favourite, unread=unread)
    return ProjectRow.joined(facts, own, ReviewTally({}, {}, 0))


def is_wanted(project: Project, is_favourite: bool, wanted: ProjectsWanted) -> bool:
    text = _text(project)
    return all(
        (
            wanted.status in ("all", project.status),
            wanted.stage in (None, project.stage),
            wanted.owner_id in (None, project.owner_id),
            wanted.member_id is None or wanted.member_id in project.members,
            wanted.is_favourite in (None, is_favourite),
            not wanted.tag or marked(wanted.tag) in text,
            wanted.search is None or wanted.search.is_in(text),
        )
    )


def in_order(projects: Iterable[Project], wanted: ProjectsWanted) -> list[Project]:
    sort, ascending = wanted.order
    if sort is Sort.RELEVANCE and wanted.search:
        query = wanted.search
        active = sorted(projects, key=lambda each: (each.last_activity_at, each.id), reverse=True)
        return sorted(active, key=lambda each: _relevance(query, _text(each)) * (1 if ascending else -1))
    return sorted(projects, key=lambda each: (_keys(each)[sort], each.id), reverse=not ascending)


def _keys(project: Project) -> dict[Sort, Any]:
    return {
        Sort.LAST_ACTIVITY: project.last_activity_at,
        Sort.NAME: unicodedata.normalize("NFKC", project.details.title).lower(),
        Sort.CREATED_AT: project.created_at,
        Sort.UPDATED_AT: project.updated_at,
        Sort.STAGE: tuple(Stage).index(project.stage),
    }


def _relevance(query: SearchQuery, text: str) -> int:
    title, client, tags, description, _ = text.split("\n")
    phrase = query.phrase.pattern or re.escape(query.phrase.text)
    if re.fullmatch(phrase, title):
        return 6
    if re.match(phrase, title):
        return 5
    parts = (title, f"{title}\n{client}", f"{title}\n{client}\n{tags}", f"{title}\n{client}\n{tags}\n{description}")
    return next((4 - number for number, part in enumerate(parts) if query.is_in(part)), 0)


def _text(project: Project) -> str:
    details = project.details
    return searched_text(details.title, details.client_name, details.tags, details.description)
