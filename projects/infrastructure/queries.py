"""What members see, in a pinned number of statements: the grant 1, a page 2, a row 1, the members 1."""

from collections.abc import Collection, Iterable
from typing import Any
from uuid import UUID

from django.db.models import Subquery

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.pages import Page, PageRequest
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from projects.application.read_models import MemberRow, ProjectRow, Roster
from projects.contracts import Capability, ProjectGrant, ProjectStatus, Role, Stage
from projects.domain.access import ensure_allowed
from projects.domain.refusals import ProjectNotFound
from projects.domain.roles import ROLES
from projects.infrastructure.models import MemberRecord

_PROJECT = (
    "id", "title", "description", "client_name", "colour", "tags", "status", "stage", "owner_id", "owner_name",
    "member_count", "last_activity_at", "created_at", "updated_at", "version",
)  # fmt: skip
_COLUMNS = (*(f"project__{name}" for name in _PROJECT), "role")
_SORTS = {
    "last_activity": ("-project__last_activity_at", "-project_id"),
    "name": ("project__title", "project_id"),
    "created_at": ("-project__created_at", "-project_id"),
}
SORTS = tuple(_SORTS)
_RANK = tuple(Role)


def require(actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
    """The caller's grant. Raises ProjectNotFound, ProjectNotPermitted; ProjectIsArchived for anything but reading."""
    found = _memberships(actor.user_id).filter(project_id=project_id).values_list("name", "role", "project__status")
    row = found.first()
    if row is None:
        raise ProjectNotFound
    role = ensure_allowed(Role(row[1]), ProjectStatus(row[2]), capability)
    return ProjectGrant(project_id, actor.user_id, row[0], role, ROLES.of(role))


class DjangoProjectQueries:
    def page(self, user_id: UUID, wanted: PageRequest, status: str, sort: str) -> Page[ProjectRow]:
        rows = _memberships(user_id)
        if status != "all":
            rows = rows.filter(project__status=status)
        window = rows.order_by(*_SORTS[sort]).values_list(*_COLUMNS)[wanted.offset : wanted.offset + wanted.size]
        return Page(rows=tuple(map(_row, window)), total=rows.count())

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        found = _memberships(user_id).filter(project_id=project_id).values_list(*_COLUMNS).first()
        if found is None:
            raise ProjectNotFound
        return _row(found)

    def roster(self, project_id: UUID) -> Roster:
        """Rows and the stream's place come from one statement, so no event falls between them."""
        roster = _roster(project_id)
        if roster is None:
            streams.head(project_channel(project_id))
            roster = _roster(project_id)
        return roster or Roster(rows=(), seq=0, epoch="")

    def member_names(self, project_id: UUID, user_ids: Collection[UUID] | None = None) -> dict[UUID, str]:
        rows = MemberRecord.objects.filter(project_id=project_id)
        wanted = rows if user_ids is None else rows.filter(user_id__in=user_ids)
        return dict(wanted.values_list("user_id", "name"))


def _memberships(user_id: UUID) -> Any:
    return MemberRecord.objects.filter(user_id=user_id, project__deleted_at=None)


def _row(columns: Iterable[Any]) -> ProjectRow:
    values = dict(zip((*_PROJECT, "my_role"), columns, strict=True))
    values["tags"] = tuple(values["tags"])
    values["status"], values["stage"] = ProjectStatus(values["status"]), Stage(values["stage"])
    values["my_role"] = Role(values["my_role"])
    return ProjectRow(**values)


def _roster(project_id: UUID) -> Roster | None:
    """None where the project's stream has not begun."""
    channel = ChannelRecord.objects.filter(name=project_channel(project_id))
    place = Subquery(channel.values("seq")), Subquery(channel.values("epoch"))
    rows = list(
        MemberRecord.objects.filter(project_id=project_id).values_list("user_id", "name", "role", "joined_at", *place)
    )
    if not rows or rows[0][4] is None:
        return None
    members = [MemberRow(user_id, name, Role(role), joined_at) for user_id, name, role, joined_at, _, _ in rows]
    members.sort(key=lambda member: (_RANK.index(member.role), member.joined_at, member.user_id))
    return Roster(rows=tuple(members), seq=rows[0][4], epoch=str(rows[0][5]))
