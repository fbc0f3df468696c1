"""SessionStore over sessions and the links of their chains."""

from identity.domain.session import RefreshToken, Session
from identity.infrastructure.models import RefreshTokenRecord, SessionRecord


class DjangoSessionStore:
    def add(self, session: Session) -> None:
        SessionRecord.objects.create(
            id=session.id,
            user_id=session.user_id,
            device=session.device,
            created_at=session.created_at,
            last_used_at=session.last_used_at,
        )
        _add_tokens(session)

    def get_by_token(self, token_hash: str) -> Session | None:
        # Both rows are locked, so what another refresh did while this one waited counts in both.
        locked = RefreshTokenRecord.objects.select_related("session").select_for_update(of=("self", "session"))
        token = locked.filter(hash=token_hash).first()
        if token is None:
            return None
        record = token.session
        return Session(
            id=record.id,
            user_id=record.user_id,
            device=record.device,
            created_at=record.created_at,
            last_used_at=record.last_used_at,
            ended_at=record.ended_at,
            presented=RefreshToken(token.hash, token.issued_at, token.used_at),
        )

    def save(self, session: Session) -> None:
        changed = {"last_used_at": session.last_used_at, "ended_at": session.ended_at}
        SessionRecord.objects.filter(id=session.id).update(**changed)
        if session.presented is not None:
            used_at = session.presented.used_at
            RefreshTokenRecord.objects.filter(hash=session.presented.hash, used_at=None).update(used_at=used_at)
        _add_tokens(session)


def _add_tokens(session: Session) -> None:
    RefreshTokenRecord.objects.bulk_create(
        RefreshTokenRecord(hash=token.hash, session_id=session.id, issued_at=token.issued_at)
        for token in session.issued
    )
