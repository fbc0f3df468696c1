"""Projects to test with; in `full_project` no field stands at its default."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from core.domain.ids import new_id
from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.details import Details
from projects.domain.outline import Outline
from projects.domain.ownership import OwnershipOffer
from projects.domain.project import Project
from projects.domain.settings import ProjectSettings

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)


def project_of(owner: UUID, *, title: str = "봄 캠페인", **members: UUID) -> Project:
    """`project_of(owner, editor=someone)`; its facts are told already."""
    project = Project.create(new_id(), owner, "박감독", Details(title), NOON)
    for role, user_id in members.items():
        project.add_member(user_id, f"{role} 님", Role(role), by=Role.OWNER, now=NOON)
    project.facts.clear()
    project.changes.clear()
    return project


def full_project(owner: UUID, editor: UUID) -> Project:
    project = project_of(owner, editor=editor)
    project.details = Details("여름 캠페인 🎬", "설명\n두 줄", "한빛전자", "#1631f8", ("광고", "30초"))
    project.stage, project.status, project.version = Stage.EDITING, ProjectStatus.ARCHIVED, 7
    project.settings = ProjectSettings("America/Sao_Paulo", Role.VIEWER, 14)
    project.outline = Outline(4, Stage.SHOOTING, date(2026, 3, 2), date(2026, 3, 23), 40)
    project.thumbnail = "0198c0ffee"
    project.offer = OwnershipOffer(editor, LATER)
    project.updated_at, project.last_activity_at = LATER, LATER + timedelta(minutes=5)
    return project
