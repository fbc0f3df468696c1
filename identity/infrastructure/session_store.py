"""SessionStore over sessions and the links of their chains."""

from datetime import datetime
from typing import Any
from uuid import UUID

from identity.domain.session import Device, EndReason, RefreshToken, Session
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord


class DjangoSessionStore:
    def add(self, session: Session) -> None:
        SessionRecord.objects.create(
            id=session.id, user_id=session.user_id, created_at=session.created_at, **_changing(session)
        )
        _add_tokens(session)

    def get_by_token(self, token_hash: str) -> Session | None:
        # Both rows are locked, so what another refresh did while this one waited counts in both.
        locked = RefreshTokenRecord.objects.select_related("session").select_for_update(of=("self", "session"))
        token = locked.filter(hash=token_hash).first()
        return None if token is None else _session(token)

    def user_of_token(self, token_hash: str) -> tuple[UUID, UUID] | None:
        found = RefreshTokenRecord.objects.filter(hash=token_hash)
        return found.values_list("session__user_id", "session_id").first()

    def opened_at(self, user_id: UUID, session_id: UUID) -> datetime | None:
        living = SessionRecord.objects.filter(id=session_id, user_id=user_id, ended_at=None)
        return living.values_list("created_at", flat=True).first()

    def save(self, session: Session) -> None:
        SessionRecord.objects.filter(id=session.id).update(**_changing(session))
        if session.presented is not None:
            used_at = session.presented.used_at
            RefreshTokenRecord.objects.filter(hash=session.presented.hash, used_at=None).update(used_at=used_at)
        _add_tokens(session)

    def end_living(
        self, user_id: UUID, reason: EndReason, at: datetime, *, keep: UUID | None = None, only: UUID | None = None
    ) -> list[UUID]:
        living = SessionRecord.objects.filter(user_id=user_id, ended_at=None)
        living = living.filter(id=only) if only else living
        living = living.exclude(id=keep) if keep else living
        # By id, so that two that end the same sessions wait for each other in one order.
        locked = living.order_by("id").select_for_update()
        ids = list(locked.values_list("id", flat=True))
        SessionRecord.objects.filter(id__in=ids).update(ended_at=at, end_reason=reason.value)
        return ids

    def forget_dead(self, before: datetime) -> int:
        RefreshTokenRecord.objects.filter(issued_at__lt=before).delete()
        unused = SessionRecord.objects.filter(last_used_at__lt=before).exclude(ended_at__gte=before)
        _, gone = unused.delete()
        return gone.get(SessionRecord._meta.label, 0)


def _changing(session: Session) -> dict[str, Any]:
    return {
        "device": session.device.agent,
        "name": session.device.name,
        "address": session.device.address or None,
        "last_used_at": session.last_used_at,
    }


def _session(token: RefreshTokenRecord) -> Session:
    record = token.session
    return Session(
        id=record.id,
        user_id=record.user_id,
        device=Device(record.device, record.address or "", record.name),
        created_at=record.created_at,
        last_used_at=record.last_used_at,
        ended_at=record.ended_at,
        end_reason=EndReason(record.end_reason) if record.end_reason else None,
        presented=RefreshToken(token.hash, token.issued_at, token.used_at),
    )


def _add_tokens(session: Session) -> None:
    RefreshTokenRecord.objects.bulk_create(
        RefreshTokenRecord(hash=token.hash, session_id=session.id, issued_at=token.issued_at)
        for token in session.issued
    )
