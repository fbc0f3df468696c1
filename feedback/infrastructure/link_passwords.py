"""LinkPasswords, as the identity context guards them."""

from identity import api as identity


class GuardedLinkPasswords:
    def hashed(self, password: str) -> str:
        return identity.hashed_password(password)

    def is_guessed(self, whose: str, address: str, password: str, password_hash: str) -> bool:
        return identity.is_password_guessed(whose, address, password, password_hash)
