"""GuestTokens and UnsubscribeTokens by Django's signatures, each under a key of its own.

A member's token is an RS256 JWT of three parts; these have two and another signature, so neither is ever taken for the
other.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import UTC, datetime
from struct import Struct
from uuid import UUID

from django.core.signing import BadSignature, Signer

from feedback.application.sharing_read_models import GuestPass

PASS_SALT, UNSUBSCRIBE_SALT = "feedback.guest", "feedback.guest.unsubscribe"
_PASS = Struct(">16s16s16s16s16sI")


class SignedGuestTokens:
    def token(self, given: GuestPass) -> str:
        ids = (given.project_id, given.link_id, given.video_id, given.guest_id, given.session_id)
        return _signed(PASS_SALT, _PASS.pack(*(each.bytes for each in ids), int(given.until.timestamp())))

    def read(self, token: str) -> GuestPass | None:
        told = _told(PASS_SALT, token)
        if told is None:
            return None
        *ids, until = _PASS.unpack(told)
        project_id, link_id, video_id, guest_id, session_id = (UUID(bytes=each) for each in ids)
        return GuestPass(
            project_id=project_id,
            link_id=link_id,
            video_id=video_id,
            guest_id=guest_id,
            session_id=session_id,
            until=datetime.fromtimestamp(until, UTC),
        )


class SignedUnsubscribeTokens:
    def token(self, guest_id: UUID) -> str:
        return _signed(UNSUBSCRIBE_SALT, guest_id.bytes)

    def read(self, token: str) -> UUID | None:
        told = _told(UNSUBSCRIBE_SALT, token)
        return None if told is None else UUID(bytes=told)


def _signed(salt: str, packed: bytes) -> str:
    return _signer(salt).sign(urlsafe_b64encode(packed).rstrip(b"=").decode())


def _told(salt: str, token: str) -> bytes | None:
    """What was signed with that salt; None for any other word."""
    try:
        told = _signer(salt).unsign(token)
    except BadSignature:
        return None
    return urlsafe_b64decode(told + "=" * (-len(told) % 4))


def _signer(salt: str) -> Signer:
    return Signer(salt=salt, sep=".")
