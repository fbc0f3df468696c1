"""PlanReads over PostgreSQL."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Func, TextField
from django.db.models.functions import Cast

from ai_planning.application.plan_read_models import TrashedPlan
from ai_planning.contracts import AspectRatio, Genre, Structure
from ai_planning.contracts.rows import Author, PlanRow, PlanSummary
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_trail import Trail
from ai_planning.infrastructure.models import PlanRecord
from ai_planning.infrastructure.plans import plan_of
from core.domain.language import Language
from core.domain.pages import Page, PageRequest
from core.domain.retention import RETENTION, days_left, purge_at
from core.infrastructure.stream_position import position
from projects.contracts import ProjectGrant

_PLAIN = (
    "id", "project_id", "title", "logline", "duration_ms", "written_stages", "designed_shots", "drawn_shots",
    "comment_count", "created_at", "updated_at", "version",
)  # fmt: skip
_WORDS = {"language": Language, "genre": Genre, "structure": Structure, "aspect_ratio": AspectRatio}
_TRAIL = ("done", "known", "forgotten")
_COUNT = "SELECT count(*) FROM planning_plan WHERE project_id = %(project_id)s AND deleted_at IS NULL"
_AUTHOR = Func(
    F("people"),
    Cast("author_id", TextField()),
    template="(%(expressions)s)",
    arg_joiner=" ->> ",
    output_field=TextField(),
)


class DjangoPlanReads:
    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[PlanSummary]:
        seq, epoch, total = position(grant.project_id, _COUNT)
        found = PlanRecord.objects.filter(project_id=grant.project_id, deleted_at=None).order_by("-updated_at", "-id")
        rows = found.values(*_PLAIN, *_WORDS, *_TRAIL, "author_id", author_name=_AUTHOR)
        window = rows[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_summary(each) for each in window), total or 0, seq, epoch)

    def row(self, grant: ProjectGrant, plan_id: UUID) -> PlanRow:
        record = PlanRecord.objects.filter(project_id=grant.project_id, id=plan_id, deleted_at=None).first()
        if record is None:
            raise PlanNotFound
        return plan_of(record).row()

    def trash(self, grant: ProjectGrant, wanted: PageRequest, now: datetime) -> Page[TrashedPlan]:
        found = PlanRecord.objects.filter(
            project_id=grant.project_id, deleted_at__gt=now - RETENTION, purging=False
        ).order_by("-deleted_at", "-id")
        rows: Any = found.values("id", "title", "author_id", "deleted_at", "deleted_by_id", author_name=_AUTHOR)
        window = rows[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_trashed(each, now) for each in window), found.count())


def _summary(found: dict[str, Any]) -> PlanSummary:
    trail = Trail(*(found[name] for name in _TRAIL))
    return PlanSummary(
        **{name: found[name] for name in _PLAIN},
        **{name: word(found[name]) for name, word in _WORDS.items()},
        author=Author(found["author_id"], found["author_name"]),
        can_undo=trail.can_undo,
        can_redo=trail.can_redo,
    )


def _trashed(found: dict[str, Any], now: datetime) -> TrashedPlan:
    return TrashedPlan(
        id=found["id"],
        title=found["title"],
        author=Author(found["author_id"], found["author_name"]),
        deleted_at=found["deleted_at"],
        deleted_by_id=found["deleted_by_id"],
        purge_at=purge_at(found["deleted_at"]),
        days_left=days_left(found["deleted_at"], now),
    )
