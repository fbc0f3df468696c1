"""InviteLinks over their tables."""

from datetime import datetime
from uuid import UUID

from core.infrastructure.outbox import publish_all
from projects.contracts import InviteLinkUsed, Role
from projects.domain.invitation_refusals import InviteLinkNotFound
from projects.domain.invite_link import InviteLink
from projects.infrastructure.models import InviteLinkRecord, InviteLinkUseRecord


class DjangoInviteLinks:
    def add(self, link: InviteLink) -> None:
        InviteLinkRecord.objects.create(
            id=link.id,
            project_id=link.project_id,
            token_hash=link.token_hash,
            role=link.role.value,
            creator_id=link.creator_id,
            creator_name=link.creator_name,
            created_at=link.created_at,
            expires_at=link.expires_at,
            most_uses=link.most_uses,
            uses=link.uses,
            revoked_at=link.revoked_at,
        )
        _publish(link)

    def get(self, project_id: UUID, link_id: UUID) -> InviteLink:
        record = InviteLinkRecord.objects.select_for_update().filter(project_id=project_id, id=link_id).first()
        if record is None:
            raise InviteLinkNotFound
        users = InviteLinkUseRecord.objects.filter(link=record).values_list("user_id", "at")
        return _link(record, dict(users))

    def save(self, link: InviteLink) -> None:
        """Every change is a fact; without one there is nothing to store."""
        if not link.facts:
            return
        InviteLinkRecord.objects.filter(id=link.id).update(uses=link.uses, revoked_at=link.revoked_at)
        used = [fact for fact in link.facts if isinstance(fact, InviteLinkUsed)]
        InviteLinkUseRecord.objects.bulk_create(
            InviteLinkUseRecord(link_id=link.id, user_id=fact.user_id, at=link.users[fact.user_id]) for fact in used
        )
        _publish(link)


def _publish(link: InviteLink) -> None:
    publish_all(link.facts)
    link.facts.clear()


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
