"""What a person's access tokens are worth just now, whatever is written in them."""

from dataclasses import dataclass
from uuid import UUID

from identity.domain.account import EmailNotVerified
from identity.domain.session import SessionEnded, TokenInvalid


@dataclass(frozen=True)
class Standing:
    """`generation` rises with every change; `ended` are the sessions of which tokens may still be out."""

    generation: int
    is_active: bool
    is_verified: bool
    ended: frozenset[UUID] = frozenset()

    def admit(self, session_id: UUID | None) -> None:
        """Raises TokenInvalid, SessionEnded or EmailNotVerified."""
        if not self.is_active:
            raise TokenInvalid
        if session_id in self.ended:
            raise SessionEnded
        if not self.is_verified:
            raise EmailNotVerified

    def has_revoked(self, session_id: UUID | None) -> bool:
        """Whether what this session opened has to be closed."""
        return not self.is_active or session_id in self.ended


NOBODY = Standing(generation=0, is_active=False, is_verified=False)
