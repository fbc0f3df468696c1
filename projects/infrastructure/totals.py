"""What is counted over all of a person's projects: windows of the statement that reads the last active ones."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.aggregates import JSONBAgg, StringAgg
from django.db.models import Count, Q, Sum, TextField, Window
from django.db.models.functions import Cast, JSONObject

from projects.application.dashboard_models import OfferedProject, Totals
from projects.contracts import ProjectStatus, Role, Stage
from projects.domain.ownership import OwnershipOffer

_SHOWN = (ProjectStatus.ACTIVE, ProjectStatus.ARCHIVED)
_OFFERED = {
    "project_id": "project_id",
    "title": "project__title",
    "owner_id": "project__owner_id",
    "owner_name": "project__owner_name",
    "offered_at": "project__offered_at",
}


def _number(**those: str) -> Window:
    return Window(Count("id", filter=Q(**those)))


TOTALS: dict[str, Window] = {
    # Text, which the database hands out again with every row at no cost to speak of.
    "ids": Window(StringAgg(Cast("project_id", TextField()), ",")),
    "all": Window(Count("*")),
    "owned": _number(role=Role.OWNER.value),
    "all_unread": Window(Sum("unread")),
    **{f"status_{status}": _number(project__status=status.value) for status in _SHOWN},
    **{f"stage_{stage}": _number(project__stage=stage.value) for stage in Stage},
}


def offers_to(user_id: UUID) -> dict[str, Window]:
    """Also those that have run out: what is read is kept for a while."""
    return {"offers": Window(JSONBAgg(JSONObject(**_OFFERED), filter=Q(project__offered_to_id=user_id)))}


def counted_ids(figures: Mapping[str, Any]) -> tuple[UUID, ...]:
    return tuple(map(UUID, figures["ids"].split(","))) if "ids" in figures else ()


def totals_in(figures: Mapping[str, Any], unresolved: int) -> Totals:
    """`figures` are TOTALS; there are none where there is no project."""
    owned = figures.get("owned", 0)
    return Totals(
        by_status={status: figures.get(f"status_{status}", 0) for status in _SHOWN},
        by_stage={stage: figures.get(f"stage_{stage}", 0) for stage in Stage},
        owned=owned,
        shared=figures.get("all", 0) - owned,
        unresolved=unresolved,
        unread=int(figures.get("all_unread", 0)),
    )


def offers_in(figures: Mapping[str, Any], user_id: UUID) -> tuple[OfferedProject, ...]:
    """The latest offer first."""
    found = [_offered(user_id, **each) for each in figures.get("offers") or ()]
    return tuple(sorted(found, key=lambda each: (each.offer.offered_at, each.id), reverse=True))


def _offered(
    user_id: UUID, *, project_id: str, title: str, owner_id: str, owner_name: str, offered_at: str
) -> OfferedProject:
    offer = OwnershipOffer(user_id, datetime.fromisoformat(offered_at))
    return OfferedProject(UUID(project_id), title, UUID(owner_id), owner_name, offer)
