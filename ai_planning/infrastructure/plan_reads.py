"""PlanReads over PostgreSQL."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Func, TextField
from django.db.models.functions import Cast

from ai_planning.contracts import AspectRatio, Genre, Structure
from ai_planning.contracts.rows import Author, PlanRow, PlanSummary
from ai_planning.domain.plan_refusals import PlanNotFound
from ai_planning.domain.plan_trail import Trail
from ai_planning.infrastructure.models import PlanRecord
from ai_planning.infrastructure.plans import plan_of
from core.domain.events import project_channel
from core.domain.language import Language
from core.domain.pages import Page, PageRequest
from core.infrastructure import streams
from projects.contracts import ProjectGrant

_PLAIN = (
    "id", "project_id", "title", "logline", "duration_ms", "written_stages", "designed_shots", "drawn_shots",
    "comment_count", "created_at", "updated_at", "version",
)  # fmt: skip
_WORDS = {"language": Language, "genre": Genre, "structure": Structure, "aspect_ratio": AspectRatio}
_TRAIL = ("done", "known", "forgotten")
_AUTHOR = Func(
    F("people"),
    Cast("author_id", TextField()),
    template="(%(expressions)s)",
    arg_joiner=" ->> ",
    output_field=TextField(),
)
# Of one moment: the stream's position and how many there are.
_POSITION = """
SELECT seq, epoch::text, (SELECT count(*) FROM planning_plan WHERE project_id = %s AND deleted_at IS NULL)
FROM core_channel WHERE name = %s
"""


class DjangoPlanReads:
    def page(self, grant: ProjectGrant, wanted: PageRequest) -> Page[PlanSummary]:
        seq, epoch, total = _position(grant.project_id)
        found = PlanRecord.objects.filter(project_id=grant.project_id, deleted_at=None).order_by("-updated_at", "-id")
        rows = found.values(*_PLAIN, *_WORDS, *_TRAIL, "author_id", author_name=_AUTHOR)
        window = rows[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_summary(each) for each in window), total, seq, epoch)

    def row(self, grant: ProjectGrant, plan_id: UUID) -> PlanRow:
        record = PlanRecord.objects.filter(project_id=grant.project_id, id=plan_id, deleted_at=None).first()
        if record is None:
            raise PlanNotFound
        return plan_of(record).row()


def _position(project_id: UUID) -> tuple[int, str, int]:
    channel = project_channel(project_id)
    with connection.cursor() as cursor:
        cursor.execute(_POSITION, [project_id, channel])
        found = cursor.fetchone()
    if found is not None:
        seq, epoch, total = found
        return seq, epoch, total
    # A project on which nothing has happened yet: its stream begins now, so that the answer names an epoch that lasts.
    streams.head(channel)
    return _position(project_id)


def _summary(found: dict[str, Any]) -> PlanSummary:
    trail = Trail(*(found[name] for name in _TRAIL))
    return PlanSummary(
        **{name: found[name] for name in _PLAIN},
        **{name: word(found[name]) for name, word in _WORDS.items()},
        author=Author(found["author_id"], found["author_name"]),
        can_undo=trail.can_undo,
        can_redo=trail.can_redo,
    )
