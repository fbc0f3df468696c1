"""LeaveTokens signed with the product's secret."""

from uuid import UUID

from django.core.signing import BadSignature, Signer

from core.domain.ids import parse_id

_SALT = "notifications.leave"


class SignedLeaveTokens:
    def sign(self, user_id: UUID) -> str:
        return Signer(salt=_SALT, sep=".").sign(str(user_id))

    def read(self, token: str) -> UUID | None:
        try:
            return parse_id(Signer(salt=_SALT, sep=".").unsign(token))
        except BadSignature:
            return None
