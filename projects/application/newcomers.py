"""People without an account, who get one while they accept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from core.domain.language import Language
from identity.contracts import Newcomer, OpenedSession


@dataclass(frozen=True)
class NewAccount:
    """What a newcomer gives besides the address, which is the invited one."""

    username: str
    password: str = field(repr=False)
    name: str
    company: str
    language: Language
    consents: Mapping[str, str]


class Newcomers(Protocol):
    def prepare(self, email: str, account: NewAccount) -> Newcomer:
        """Slow: outside any unit of work. Raises what a registration does."""

    def admit(self, newcomer: Newcomer, device_name: str) -> OpenedSession:
        """A verified account and a session, inside the running unit of work."""
