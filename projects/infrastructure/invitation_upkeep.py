"""InvitationUpkeep over the tables."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import DurationField, ExpressionWrapper, F, Q, QuerySet
from django.db.models.functions import Least

from core.domain.events import project_channel
from core.infrastructure import streams
from identity.contracts import WITHDRAWN_NAME
from projects.application.invitation_rows import Door, DoorKind
from projects.contracts import ProjectStatus
from projects.domain.invitation import REMINDER_BEFORE, SHORTEST_REMINDED_LIFE
from projects.domain.invitation_terms import OPEN
from projects.infrastructure.invitations import DjangoInvitations, locked
from projects.infrastructure.invite_links import DjangoInviteLinks, open_links
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord, InviteLinkUseRecord

_LIFE = ExpressionWrapper(F("expires_at") - F("created_at"), output_field=DurationField())

# Whichever comes first; as the index has it.
_OVER_AT = Least("revoked_at", "expires_at")


class DjangoInvitationUpkeep:
    def overdue(self, now: datetime, limit: int) -> dict[UUID, list[UUID]]:
        found: dict[UUID, list[UUID]] = {}
        due = InvitationRecord.objects.filter(status__in=OPEN, expires_at__lte=now).order_by("expires_at")
        for project_id, invitation_id in due.values_list("project_id", "id")[:limit]:
            found.setdefault(project_id, []).append(invitation_id)
        return found

    def ending(self, now: datetime, limit: int) -> list[tuple[Door, str]]:
        near = InvitationRecord.objects.filter(
            status__in=OPEN, expires_at__gt=now, expires_at__lte=now + REMINDER_BEFORE, reminded_at=None
        )
        living = near.filter(project__deleted_at=None, project__status=ProjectStatus.ACTIVE.value)
        long = living.annotate(life=_LIFE).filter(life__gte=SHORTEST_REMINDED_LIFE).order_by("expires_at")
        rows = long.values_list("id", "project_id", "email")[:limit]
        return [(Door(DoorKind.EMAIL, invitation_id, project_id), email) for invitation_id, project_id, email in rows]

    def forget_ended(self, before: datetime, limit: int) -> int:
        invitations = InvitationRecord.objects.filter(ended_at__lt=before).order_by("ended_at")
        ids = list(invitations.values_list("id", flat=True)[:limit])
        InvitationRecord.objects.filter(id__in=ids).delete()
        links = InviteLinkRecord.objects.alias(over_at=_OVER_AT).filter(over_at__lt=before).order_by("over_at")
        link_ids = list(links.values_list("id", flat=True)[:limit])
        InviteLinkRecord.objects.filter(id__in=link_ids).delete()
        return max(len(ids), len(link_ids))

    def claim(self, user_id: UUID, email_key: str) -> None:
        sent = InvitationRecord.objects.filter(email_key=email_key).exclude(email_key="")
        ids = sent.select_for_update().order_by("id").values_list("id", flat=True)
        InvitationRecord.objects.filter(id__in=list(ids)).update(invitee_id=user_id)

    def forget_person(self, user_id: UUID, now: datetime) -> None:
        _lock(InvitationRecord.objects.filter(telling_of(user_id)))
        _lock(InviteLinkRecord.objects.filter(creator_id=user_id))
        invited = locked((Q(invitee_id=user_id) | Q(accepted_by_id=user_id)) & ~Q(email=""))
        for invitation in invited:
            invitation.forget_address(now)
        DjangoInvitations().save(*invited)
        made = open_links(creator_id=user_id)
        for link in made:
            link.revoke(now)
        DjangoInviteLinks().save(*made)
        self.rename(user_id, WITHDRAWN_NAME)
        InviteLinkUseRecord.objects.filter(user_id=user_id).delete()

    def rename(self, user_id: UUID, name: str) -> None:
        sent = InvitationRecord.objects.filter(inviter_id=user_id).exclude(inviter_name=name)
        made = InviteLinkRecord.objects.filter(creator_id=user_id).exclude(creator_name=name)
        for rows in (sent, made):
            _lock(rows)
        for rows in (sent, made):
            _change(rows.values_list("project_id", flat=True))
        sent.update(inviter_name=name)
        made.update(creator_name=name)


def telling_of(user_id: UUID) -> Q:
    """Invitations in which the person is named."""
    return Q(inviter_id=user_id) | Q(invitee_id=user_id) | Q(accepted_by_id=user_id)


def _lock(rows: QuerySet[Any]) -> None:
    """In the order of their ids, as whoever locks several does."""
    list(rows.select_for_update().order_by("id").values_list("id"))


def _change(project_ids: Iterable[UUID]) -> None:
    for project_id in set(project_ids):
        streams.change(project_channel(project_id))
