"""InvitationQueries over the tables: one statement each, a page two."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, Window
from django.db.models.expressions import RawSQL

from core.domain.pages import Page, PageRequest
from projects.application.invitation_rows import (
    Door,
    DoorKind,
    InvitationRow,
    InvitedProject,
    InviteLinkRow,
    ReceivedInvitation,
    SentInvitation,
)
from projects.contracts import ProjectStatus, Role
from projects.domain.invitation_refusals import InvitationNotFound, InviteLinkNotFound
from projects.domain.invitation_terms import OPEN, InvitationStatus
from projects.infrastructure.models import InvitationRecord, InvitationTokenRecord, InviteLinkRecord, ProjectRecord

CHUNK = 500
_ROW = (
    "id", "email", "role", "message", "status", "inviter_id", "inviter_name", "created_at", "expires_at", "viewed_at",
    "reminded_at", "ended_at", "accepted_by_id", "reason", "sent_at",
)  # fmt: skip
_LINK = (
    "id", "role", "creator_id", "creator_name", "created_at", "expires_at", "most_uses", "uses", "revoked_at",
)  # fmt: skip
_RECEIVED = (
    "id", "project_id", "project__title", "role", "message", "status", "inviter_name", "created_at", "expires_at",
)  # fmt: skip
_SENT = ("id", "project_id", "email", "role", "message", "status", "created_at", "expires_at")


class DjangoInvitationQueries:
    def door(self, token_hash: str) -> Door | None:
        tokens = InvitationTokenRecord.objects.filter(token_hash=token_hash)
        mailed = tokens.annotate(kind=RawSQL("%s", [DoorKind.EMAIL.value]))
        links = InviteLinkRecord.objects.filter(token_hash=token_hash)
        shared = links.annotate(kind=RawSQL("%s", [DoorKind.LINK.value]))
        columns = mailed.values_list("kind", "invitation_id", "invitation__project_id")
        found = list(columns.union(shared.values_list("kind", "id", "project_id"), all=True))
        return Door(DoorKind(found[0][0]), found[0][1], found[0][2]) if found else None

    def invited_project(self, project_id: UUID) -> InvitedProject | None:
        found = ProjectRecord.objects.filter(id=project_id, deleted_at=None)
        row = found.values_list("id", "title", "thumbnail", "status").first()
        return InvitedProject(*row[:3], ProjectStatus(row[3])) if row else None

    def page(
        self, project_id: UUID, wanted: PageRequest, status: InvitationStatus | None, now: datetime
    ) -> Page[InvitationRow]:
        rows = InvitationRecord.objects.filter(project_id=project_id)
        if status is not None:
            rows = rows.filter(_showing(status, now))
        window = rows.order_by("-created_at", "-id")[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(_row(row, now) for row in window.values_list(*_ROW)), rows.count())

    def row(self, project_id: UUID, invitation_id: UUID, now: datetime) -> InvitationRow:
        found = InvitationRecord.objects.filter(project_id=project_id, id=invitation_id).values_list(*_ROW).first()
        if found is None:
            raise InvitationNotFound
        return _row(found, now)

    def links(self, project_id: UUID, wanted: PageRequest) -> Page[InviteLinkRow]:
        rows = InviteLinkRecord.objects.filter(project_id=project_id)
        window = rows.order_by("-created_at", "-id")[wanted.offset : wanted.offset + wanted.size]
        return Page(tuple(map(_link_row, window.values_list(*_LINK))), rows.count())

    def link(self, project_id: UUID, link_id: UUID) -> InviteLinkRow:
        found = InviteLinkRecord.objects.filter(project_id=project_id, id=link_id).values_list(*_LINK).first()
        if found is None:
            raise InviteLinkNotFound
        return _link_row(found)

    def received(self, email_key: str, wanted: PageRequest, now: datetime) -> Page[ReceivedInvitation]:
        """Counted along with its rows, past the last page in a further statement."""
        rows = _received(email_key).filter(expires_at__gt=now)
        counted = rows.annotate(total=Window(Count("*"))).order_by("-created_at", "-id")
        found = list(counted.values_list(*_RECEIVED, "total")[wanted.offset : wanted.offset + wanted.size])
        total = found[0][-1] if found else rows.count() if wanted.offset else 0
        return Page(tuple(_received_row(row[:-1]) for row in found), total)

    def received_door(self, email_key: str, invitation_id: UUID) -> Door | None:
        """Also of one that is over: what became of it is told by the aggregate."""
        found = InvitationRecord.objects.filter(id=invitation_id, email_key=email_key).exclude(email_key="")
        project_id = found.values_list("project_id", flat=True).first()
        return Door(DoorKind.EMAIL, invitation_id, project_id) if project_id else None

    def sent_by(self, user_id: UUID) -> Iterator[SentInvitation]:
        rows = InvitationRecord.objects.filter(inviter_id=user_id).order_by("id").values_list(*_SENT)
        for invitation_id, project_id, email, role, message, status, created_at, expires_at in rows.iterator(CHUNK):
            shown = Role(role), message, InvitationStatus(status)
            yield SentInvitation(invitation_id, project_id, email, *shown, created_at, expires_at)


def _showing(status: InvitationStatus, now: datetime) -> Q:
    """Rows that are shown as of that status: past its time an open one is expired, marked or not."""
    if status is InvitationStatus.EXPIRED:
        return Q(status=status) | Q(status__in=OPEN, expires_at__lte=now)
    return Q(status=status, expires_at__gt=now) if status in OPEN else Q(status=status)


def _received(email_key: str) -> Any:
    to_address = InvitationRecord.objects.filter(email_key=email_key, status__in=OPEN)
    return to_address.filter(project__deleted_at=None)


def _row(columns: Any, now: datetime) -> InvitationRow:
    values = dict(zip(_ROW, columns, strict=True))
    values["last_sent_at"] = max(values.pop("sent_at"))
    values["role"], values["status"] = Role(values["role"]), InvitationStatus(values["status"])
    if values["status"] in OPEN and values["expires_at"] <= now:
        values["status"] = InvitationStatus.EXPIRED
    return InvitationRow(**values)


def _link_row(columns: Any) -> InviteLinkRow:
    return InviteLinkRow(columns[0], Role(columns[1]), *columns[2:])


def _received_row(columns: Any) -> ReceivedInvitation:
    invitation_id, project_id, name, role, message, status, inviter_name, created_at, expires_at = columns
    shown = Role(role), message, InvitationStatus(status)
    return ReceivedInvitation(invitation_id, project_id, name, *shown, inviter_name, created_at, expires_at)
