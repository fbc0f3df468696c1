"""What every member of a project sees alike; one statement, however many projects."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from projects.application.read_models import ProjectFacts
from projects.contracts import ProjectStatus, Stage
from projects.domain.ownership import OwnershipOffer
from projects.domain.settings import ProjectSettings
from projects.infrastructure.deadlines import deadlines_in
from projects.infrastructure.models import ProjectRecord

_AS_STORED = (
    "id", "title", "description", "client_name", "colour", "thumbnail", "owner_id", "owner_name", "member_count",
    "last_activity_at", "created_at", "updated_at", "version",
    "start_date", "end_date", "schedule_progress",
)  # fmt: skip
COLUMNS = (*_AS_STORED, "tags", "settings", "status", "stage", "offered_to_id", "offered_at", "deadlines")


def facts_of(project_ids: Collection[UUID]) -> dict[UUID, ProjectFacts]:
    """Of those that are there."""
    records = ProjectRecord.objects.filter(id__in=list(project_ids))
    return {row[0]: facts_in(row) for row in records.values_list(*COLUMNS)}


def facts_in(row: Iterable[Any]) -> ProjectFacts:
    """`row` are COLUMNS of a project."""
    values = dict(zip(COLUMNS, row, strict=True))
    to_id, offered_at = values["offered_to_id"], values["offered_at"]
    return ProjectFacts(
        **{name: values[name] for name in _AS_STORED},
        tags=tuple(values["tags"]),
        settings=ProjectSettings.of(values["settings"]),
        status=ProjectStatus(values["status"]),
        stage=Stage(values["stage"]),
        offer=OwnershipOffer(to_id, offered_at) if to_id and offered_at else None,
        deadlines=deadlines_in(values["deadlines"]),
    )
