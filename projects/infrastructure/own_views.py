"""Which projects a person is shown, and what they see of each: one statement, a further one past the last page."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Case, CharField, Count, IntegerField, OuterRef, QuerySet, Subquery, Value, When, Window
from django.db.models.functions import Cast, Concat

from core.infrastructure.models import StreamEventRecord
from projects.application.read_models import MOST_UNREAD, OwnView, ProjectFacts, ProjectsWanted
from projects.contracts import ProjectStatus, Role
from projects.infrastructure.facts import COLUMNS, facts_in
from projects.infrastructure.models import MemberRecord
from projects.infrastructure.project_filters import filtered, ordered

Views = dict[UUID, OwnView]
_COLUMNS = ("project_id", "role", "is_favourite", "unread")
_ACTIVE_FIRST = Case(When(project__status=ProjectStatus.ACTIVE.value, then=0), default=1)
_FACTS = tuple(f"project__{name}" for name in COLUMNS)

_TOTAL = {"total": Window(Count("*"))}


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
    views, facts, over_all = _read(ordered(rows, wanted), user_id, news, _TOTAL, slice(first, last))
    total = over_all["total"] if views else rows.count() if first else 0
    return views, total, facts


def latest_of(
    user_id: UUID, most: int, news: Sequence[str], over_all: Mapping[str, Window]
) -> tuple[Views, dict[UUID, ProjectFacts], dict[str, Any]]:
    """The last active projects, archived ones last, and what is worked out over all, where there is one."""
    rows = memberships(user_id).order_by(_ACTIVE_FIRST, "-project__last_activity_at", "-project_id")
    return _read(rows, user_id, news, over_all, slice(most))


def view_of(user_id: UUID, project_id: UUID, news: Sequence[str]) -> Views:
    """Of the one project; empty for whoever is no member."""
    rows = memberships(user_id).filter(project_id=project_id).annotate(unread=_unread(user_id, news))
    return {row[0]: _view(row) for row in rows.values_list(*_COLUMNS)}


def _read(
    rows: QuerySet[MemberRecord], user_id: UUID, news: Sequence[str], over_all: Mapping[str, Window], which: slice
) -> tuple[Views, dict[UUID, ProjectFacts], dict[str, Any]]:
    """`over_all` are windows over all the rows; they may ask for `unread`."""
    told = rows.annotate(unread=_unread(user_id, news)).annotate(**over_all)
    found = list(told.values_list(*_COLUMNS, *over_all, *_FACTS)[which])
    mine, own = len(_COLUMNS), len(_COLUMNS) + len(over_all)
    figures = dict(zip(over_all, found[0][mine:own], strict=True)) if found else {}
    return {row[0]: _view(row) for row in found}, {row[0]: facts_in(row[own:]) for row in found}, figures


def _unread(user_id: UUID, news: Sequence[str]) -> _Count:
    """Others' news after the member's mark, counted no further than anybody looks."""
    channel = Concat(Value("project:"), Cast(OuterRef("project_id"), CharField()))
    events = StreamEventRecord.objects.filter(channel=channel, seq__gt=OuterRef("read_seq"), type__in=news)
    return _Count(events.exclude(actor__id=str(user_id)).values("seq")[:MOST_UNREAD])


def _view(row: Sequence[Any]) -> OwnView:
    return OwnView(my_role=Role(row[1]), is_favourite=row[2], unread=row[3])
