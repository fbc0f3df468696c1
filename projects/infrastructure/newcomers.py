"""Newcomers over the identity context."""

from identity import api as identity
from identity.contracts import Newcomer, OpenedSession
from projects.application.newcomers import NewAccount


class IdentityNewcomers:
    def prepare(self, email: str, account: NewAccount) -> Newcomer:
        return identity.prepare_newcomer(
            email=email,
            password=account.password,
            username=account.username,
            name=account.name,
            company=account.company,
            language=account.language,
            consents=account.consents,
        )

    def admit(self, newcomer: Newcomer, device_name: str) -> OpenedSession:
        return identity.admit(newcomer, device_name)
