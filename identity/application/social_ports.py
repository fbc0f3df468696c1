"""What social login needs from the outside."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.application.refusals import Unavailable
from identity.contracts import LoginMethod
from identity.domain.social import Flow, PendingSignUp, ProviderIdentity, SocialIdentity


class ProviderNotConfigured(Unavailable):
    """Nobody has registered the product with the provider."""

    code = "social.not_configured"


class ProviderUnavailable(Unavailable):
    """The provider is down, slow, or talks nonsense."""

    code = "social.provider_unavailable"


class SocialProviders(Protocol):
    """The providers, each in its own dialect. Raises ProviderNotConfigured for one that nobody registered with."""

    def is_configured(self, provider: LoginMethod) -> bool: ...

    def authorization_url(self, flow: Flow, state: str) -> str:
        """Where the person says yes or no."""

    def identify(self, flow: Flow, code: str, state: str) -> ProviderIdentity:
        """Whom the code stands for. Raises CodeRefused, IdentityRefused and ProviderUnavailable."""


class SocialFlows(Protocol):
    """Logins that were begun. Raises Unavailable when there is nowhere to keep them."""

    def put(self, state_hash: str, flow: Flow, seconds: int) -> None: ...

    def take(self, state_hash: str) -> Flow | None:
        """Once only."""


class SocialIdentityStore(Protocol):
    def add(self, identity: SocialIdentity) -> None:
        """Raises IdentityTaken or AlreadyLinked."""

    def find(self, provider: LoginMethod, subject: str) -> SocialIdentity | None: ...

    def of_account(self, account_id: UUID) -> list[SocialIdentity]:
        """Oldest first."""

    def remove(self, account_id: UUID, provider: LoginMethod) -> bool:
        """Whether there was one."""


class PendingSignUpStore(Protocol):
    def put(self, sign_up: PendingSignUp) -> PendingSignUp:
        """As it is kept: the provider's word on one person waits once, so a repeated login keeps the older id."""

    def by_token(self, token_hash: str) -> PendingSignUp | None: ...

    def by_id(self, sign_up_id: UUID) -> PendingSignUp | None: ...

    def take(self, sign_up_id: UUID) -> bool:
        """Removed for good; whether it was still there. One of several at once gets it."""

    def forget_older(self, than: datetime) -> int:
        """How many; the proofs of all that are gone go with them."""
