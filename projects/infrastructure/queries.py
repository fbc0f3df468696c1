"""What members see, in a pinned number of statements: the grant 1, a page 2, a row 3, the members 1.

A row is what its member alone sees, facts that all share, and a tally of the review loop: each may be kept for itself.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.db.models import Subquery

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.pages import Page
from core.infrastructure import streams
from core.infrastructure.models import ChannelRecord
from core.infrastructure.planned import planned_rows
from projects.application.ports import Reviews
from projects.application.read_models import MemberRow, OwnView, ProjectFacts, ProjectRow, ProjectsWanted, Roster
from projects.contracts import Capability, ProjectGrant, ProjectStatus, ReviewTally, Role
from projects.domain.access import ensure_allowed, ensure_open
from projects.domain.refusals import ProjectNotFound
from projects.domain.roles import ROLES
from projects.infrastructure.facts import facts_of
from projects.infrastructure.models import MemberRecord, ProjectRecord
from projects.infrastructure.own_views import page_of, view_of

_RANK = tuple(Role)
_MEMBERSHIP = """
SELECT member.name, member.role, project.status
FROM projects_member member JOIN projects_project project ON project.id = member.project_id
WHERE member.user_id = %s AND member.project_id = %s AND project.deleted_at IS NULL
"""


def require(actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
    """The caller's grant. Raises ProjectNotFound, ProjectNotPermitted; ProjectIsArchived for anything but reading."""
    rows = planned_rows(_MEMBERSHIP, (actor.user_id, project_id))
    if not rows:
        raise ProjectNotFound
    ((name, has_role, status),) = rows
    role = ensure_allowed(Role(has_role), ProjectStatus(status), capability)
    return ProjectGrant(project_id, actor.user_id, name, role, ROLES.of(role))


def open_project(project_id: UUID, capability: Capability) -> str:
    """The project's name, for who is no member but came by a link. Raises ProjectNotFound, ProjectIsArchived."""
    row = ProjectRecord.objects.filter(id=project_id).values_list("title", "status").first()
    if row is None:
        raise ProjectNotFound
    ensure_open(ProjectStatus(row[1]), capability)
    name: str = row[0]
    return name


def living(project_ids: Collection[UUID]) -> set[UUID]:
    """Those that are not deleted."""
    return set(ProjectRecord.objects.filter(id__in=project_ids, deleted_at=None).values_list("id", flat=True))


def titles(project_ids: Collection[UUID]) -> dict[UUID, str]:
    """Names of those that are not deleted."""
    return dict(ProjectRecord.objects.filter(id__in=project_ids, deleted_at=None).values_list("id", "title"))


class DjangoProjectQueries:
    def __init__(self, reviews: Reviews, news: Sequence[str]) -> None:
        """`news` are the types of events that count as unread."""
        self._reviews, self._news = reviews, news

    def page(self, user_id: UUID, wanted: ProjectsWanted) -> Page[ProjectRow]:
        views, total, facts = page_of(user_id, wanted, self._news)
        return Page(rows=joined(views, facts, self._reviews.tallies(views) if views else {}), total=total)

    def row(self, user_id: UUID, project_id: UUID) -> ProjectRow:
        views = view_of(user_id, project_id, self._news)
        rows = joined(views, facts_of(views), self._reviews.tallies(views)) if views else ()
        if not rows:
            raise ProjectNotFound
        return rows[0]

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


def joined(
    views: Mapping[UUID, OwnView], facts: Mapping[UUID, ProjectFacts], tallies: Mapping[UUID, ReviewTally]
) -> tuple[ProjectRow, ...]:
    """In the order of the views; what was purged since they were read is left out."""
    return tuple(
        ProjectRow.joined(facts[project_id], own, tallies[project_id])
        for project_id, own in views.items()
        if project_id in facts
    )


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
