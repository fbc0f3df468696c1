"""Which projects a person is shown, and what they see of each: one statement, a further one past the last page."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, IntegerField, OuterRef, QuerySet, Subquery, Value, Window
from django.db.models.functions import Cast, Concat

from core.infrastructure.models import StreamEventRecord
from projects.application.read_models import MOST_UNREAD, OwnView, ProjectFacts, ProjectsWanted
from projects.contracts import Role
from projects.infrastructure.facts import COLUMNS, facts_in
from projects.infrastructure.models import MemberRecord
from projects.infrastructure.project_filters import filtered, ordered

Views = dict[UUID, OwnView]
_COLUMNS = ("project_id", "role", "is_favourite", "unread")
_FACTS = tuple(f"project__{name}" for name in COLUMNS)


class _Count(Subquery):
    template = "(SELECT count(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def memberships(user_id: UUID) -> QuerySet[MemberRecord]:
    """In projects that are not deleted."""
    return MemberRecord.objects.filter(user_id=user_id, project__deleted_at=None)


def page_of(user_id: UUID, wanted: ProjectsWanted, news: Sequence[str]) -> tuple[Views, int, dict[UUID, ProjectFacts]]:
    """Of the projects of a page, in order, how many there are in all, and what the others see of these, too."""
    rows = filtered(memberships(user_id), wanted)
    first, last = wanted.page.offset, wanted.page.offset + wanted.page.size
    counted = rows.annotate(unread=_unread(user_id, news), total=Window(Count("*")))
    found = list(ordered(counted, wanted).values_list(*_COLUMNS, "total", *_FACTS)[first:last])
    total = found[0][len(_COLUMNS)] if found else rows.count() if first else 0
    facts = {row[0]: facts_in(row[len(_COLUMNS) + 1 :]) for row in found}
    return {row[0]: _view(row) for row in found}, total, facts


def view_of(user_id: UUID, project_id: UUID, news: Sequence[str]) -> Views:
    """Of the one project; empty for whoever is no member."""
    rows = memberships(user_id).filter(project_id=project_id).annotate(unread=_unread(user_id, news))
    return {row[0]: _view(row) for row in rows.values_list(*_COLUMNS)}


def _unread(user_id: UUID, news: Sequence[str]) -> _Count:
    """Others' news after the member's mark, counted no further than anybody looks."""
    channel = Concat(Value("project:"), Cast(OuterRef("project_id"), CharField()))
    events = StreamEventRecord.objects.filter(channel=channel, seq__gt=OuterRef("read_seq"), type__in=news)
    return _Count(events.exclude(actor__id=str(user_id)).values("seq")[:MOST_UNREAD])


def _view(row: Sequence[Any]) -> OwnView:
    return OwnView(my_role=Role(row[1]), is_favourite=row[2], unread=row[3])
