"""Invitations over their tables; a bounded number of statements, however many."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, Q

from core.domain.events import project_channel, user_channel
from core.domain.language import Language
from core.infrastructure import streams
from core.infrastructure.outbox import publish_all
from identity import api as identity
from projects.contracts import Role
from projects.domain.invitation import Invitation
from projects.domain.invitation_refusals import InvitationNotFound
from projects.domain.invitation_terms import OPEN, InvitationStatus
from projects.infrastructure.models import InvitationRecord, InvitationTokenRecord, InviteLinkUseRecord

_CHANGING = (
    "email", "email_key", "status", "sent_at", "viewed_at", "reminded_at", "ended_at", "accepted_by_id", "invitee_id",
    "reason",
)  # fmt: skip


class DjangoInvitations:
    def add(self, *invitations: Invitation) -> None:
        InvitationRecord.objects.bulk_create(map(_record, invitations))
        _stored(invitations)

    def get(self, project_id: UUID, invitation_id: UUID) -> Invitation:
        found = self.several(project_id, [invitation_id])
        if not found:
            raise InvitationNotFound
        return found[0]

    def several(self, project_id: UUID, ids: Collection[UUID]) -> list[Invitation]:
        return locked(Q(project_id=project_id, id__in=ids))

    def to_addresses(self, project_id: UUID, email_keys: Collection[str], since: datetime) -> list[Invitation]:
        concerned = Q(status__in=OPEN) | Q(ended_at__gte=since)
        return locked(Q(project_id=project_id, email_key__in=email_keys) & concerned)

    def open_to(self, project_id: UUID, user_id: UUID, email_key: str, also: UUID | None = None) -> list[Invitation]:
        theirs = Q(invitee_id=user_id) | Q(email_key=email_key) if email_key else Q(invitee_id=user_id)
        wanted = Q(status__in=OPEN) & theirs
        return locked(Q(project_id=project_id) & (wanted | Q(id=also) if also else wanted))

    def was_declined(self, project_id: UUID, user_id: UUID, email_key: str, since: datetime) -> bool:
        declined = Q(project_id=project_id, status=InvitationStatus.DECLINED.value, ended_at__gte=since)
        theirs = InvitationRecord.objects.filter(declined & (Q(invitee_id=user_id) | Q(email_key=email_key)))
        last = theirs.aggregate(last=Max("ended_at"))["last"]
        return last is not None and not _has_come(project_id, user_id, last)

    def save(self, *invitations: Invitation) -> None:
        """What was looked at is no fact, but shown."""
        if invitations:
            InvitationRecord.objects.bulk_update(map(_record, invitations), _CHANGING)
            _stored(invitations)


def _has_come(project_id: UUID, user_id: UUID, after: datetime) -> bool:
    """By an invitation, or by a link."""
    accepted = InvitationRecord.objects.filter(project_id=project_id, accepted_by_id=user_id, ended_at__gt=after)
    used = InviteLinkUseRecord.objects.filter(link__project_id=project_id, user_id=user_id, at__gt=after)
    return accepted.exists() or used.exists()


def _stored(invitations: Sequence[Invitation]) -> None:
    """Their tokens and facts; the lists of the project and of the invited people are others now."""
    InvitationTokenRecord.objects.bulk_create(
        InvitationTokenRecord(token_hash=token_hash, invitation_id=each.id)
        for each in invitations
        for token_hash in each.tokens
    )
    publish_all([fact for each in invitations for fact in each.facts])
    for each in invitations:
        each.tokens.clear()
        each.facts.clear()
        streams.change(project_channel(each.project_id))
    _change_invitees(invitations)


def _change_invitees(invitations: Iterable[Invitation]) -> None:
    emails = {each.email for each in invitations if each.email}
    for person in identity.people_by_email(emails).values() if emails else ():
        streams.change(user_channel(person.id))


def locked(which: Q) -> list[Invitation]:
    """In the order of their ids, so that who locks several never waits in a circle."""
    return [_invitation(row) for row in InvitationRecord.objects.select_for_update().filter(which).order_by("id")]


def _record(invitation: Invitation) -> InvitationRecord:
    plain: dict[str, Any] = {
        name: value for name, value in vars(invitation).items() if name not in ("tokens", "facts", *_VALUES)
    }
    return InvitationRecord(**plain, **{name: getattr(invitation, name).value for name in _VALUES})


_VALUES = ("role", "language", "status")


def _invitation(record: InvitationRecord) -> Invitation:
    return Invitation(
        id=record.id,
        project_id=record.project_id,
        email=record.email,
        email_key=record.email_key,
        role=Role(record.role),
        message=record.message,
        language=Language(record.language),
        inviter_id=record.inviter_id,
        inviter_name=record.inviter_name,
        created_at=record.created_at,
        expires_at=record.expires_at,
        status=InvitationStatus(record.status),
        sent_at=list(record.sent_at),
        viewed_at=record.viewed_at,
        reminded_at=record.reminded_at,
        ended_at=record.ended_at,
        accepted_by_id=record.accepted_by_id,
        reason=record.reason,
        invitee_id=record.invitee_id,
    )
