"""InviteLinks over their tables."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.infrastructure.outbox import publish_all
from projects.contracts import InviteLinkUsed, Role
from projects.domain.invitation_refusals import InviteLinkNotFound
from projects.domain.invite_link import InviteLink
from projects.infrastructure.models import InviteLinkRecord, InviteLinkUseRecord


class DjangoInviteLinks:
    def add(self, link: InviteLink) -> None:
        _record(link).save(force_insert=True)
        _publish(link)

    def get(self, project_id: UUID, link_id: UUID) -> InviteLink:
        record = InviteLinkRecord.objects.select_for_update().filter(project_id=project_id, id=link_id).first()
        if record is None:
            raise InviteLinkNotFound
        return _links([record])[0]

    def open_of(self, project_id: UUID, creator_id: UUID) -> list[InviteLink]:
        return open_links(project_id=project_id, creator_id=creator_id)

    def save(self, *links: InviteLink) -> None:
        """Every change is a fact; without one there is nothing to store."""
        changed = [link for link in links if link.facts]
        if not changed:
            return
        InviteLinkRecord.objects.bulk_update(map(_record, changed), ("uses", "revoked_at"))
        InviteLinkUseRecord.objects.bulk_create(
            InviteLinkUseRecord(link_id=link.id, user_id=fact.user_id, at=link.users[fact.user_id])
            for link in changed
            for fact in link.facts
            if isinstance(fact, InviteLinkUsed)
        )
        _publish(*changed)


def _publish(*links: InviteLink) -> None:
    publish_all([fact for link in links for fact in link.facts])
    for link in links:
        link.facts.clear()


def open_links(**which: UUID) -> list[InviteLink]:
    """Locked in the order of their ids; nobody has revoked them."""
    found = InviteLinkRecord.objects.select_for_update().filter(**which, revoked_at=None)
    return _links(list(found.order_by("id")))


def _links(records: Sequence[InviteLinkRecord]) -> list[InviteLink]:
    """With who came by them."""
    users: dict[UUID, dict[UUID, datetime]] = {record.id: {} for record in records}
    used = InviteLinkUseRecord.objects.filter(link_id__in=users) if users else ()
    for use in used:
        users[use.link_id][use.user_id] = use.at
    return [_link(record, users[record.id]) for record in records]


def _record(link: InviteLink) -> InviteLinkRecord:
    plain = {name: value for name, value in vars(link).items() if name not in ("role", "users", "facts")}
    return InviteLinkRecord(role=link.role.value, **plain)


def _link(record: InviteLinkRecord, users: dict[UUID, datetime]) -> InviteLink:
    return InviteLink(
        id=record.id,
        project_id=record.project_id,
        token_hash=record.token_hash,
        role=Role(record.role),
        creator_id=record.creator_id,
        creator_name=record.creator_name,
        created_at=record.created_at,
        expires_at=record.expires_at,
        most_uses=record.most_uses,
        uses=record.uses,
        revoked_at=record.revoked_at,
        users=users,
    )
