"""ViewingTokens by Django's signatures: ids and a time, no name, nothing that is stored."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from struct import Struct
from uuid import UUID

from django.core.signing import BadSignature, Signer

from feedback.domain.viewing import Viewing

SALT, GUESTS_SALT = "feedback.playback", "feedback.playback.guest"
_FORM = Struct(">16s16s16s16sI")
_NO_SESSION = UUID(int=0)


class SignedViewingTokens:
    def __init__(self, salt: str = SALT) -> None:
        """`salt` tells apart whose viewings they are."""
        self._salt = salt

    def token(self, viewing: Viewing) -> str:
        session_id = viewing.session_id or _NO_SESSION
        ids = (viewing.project_id, viewing.version_id, viewing.user_id, session_id)
        packed = _FORM.pack(*(each.bytes for each in ids), int(viewing.until.timestamp()))
        return self._signer().sign(urlsafe_b64encode(packed).rstrip(b"=").decode())

    def viewing(self, token: str) -> Viewing | None:
        try:
            told = self._signer().unsign(token)
        except BadSignature:
            return None
        *ids, until = _FORM.unpack(urlsafe_b64decode(told + "=" * (-len(told) % 4)))
        project_id, version_id, user_id, session_id = (UUID(bytes=each) for each in ids)
        return Viewing(
            project_id=project_id,
            version_id=version_id,
            user_id=user_id,
            session_id=None if session_id == _NO_SESSION else session_id,
            until=datetime.fromtimestamp(until, UTC),
        )

    def _signer(self) -> Signer:
        """A full stop, because a colon in an address would have to be escaped in some places."""
        return Signer(salt=self._salt, sep=".")


def guests_viewing_tokens() -> SignedViewingTokens:
    """Of those who came by a share link."""
    return SignedViewingTokens(GUESTS_SALT)
