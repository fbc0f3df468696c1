"""Signing keys: PEM files in a directory. The last by name signs; all verify, so keys change without a gap."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from jwt.algorithms import RSAAlgorithm

from core.infrastructure.key_files import KeyFiles

BITS = 2048


@dataclass(frozen=True)
class SigningKey:
    kid: str
    private: RSAPrivateKey

    def public_jwk(self) -> dict[str, Any]:
        """RFC 7517, public part only."""
        jwk: dict[str, Any] = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return jwk | {"kid": self.kid, "use": "sig", "alg": "RS256"}


@dataclass(frozen=True)
class Rotation:
    """The key that signs, the older ones that still verify, and those that went."""

    signing: str
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


class KeyRing:
    """The keys of a directory, kid → key."""

    def __init__(self, directory: Path) -> None:
        self._files = KeyFiles(directory, ".pem", _load)

    def keys(self) -> dict[str, SigningKey]:
        """kid → key, oldest first."""
        return self._files.keys()

    def signing(self) -> SigningKey:
        return list(self.keys().values())[-1]

    def named(self, kid: object) -> SigningKey | None:
        return self.keys().get(kid) if isinstance(kid, str) else None

    def verifying(self, kid: object) -> Any:
        """The public key of `kid`; raises jwt.InvalidKeyError."""
        key = self.named(kid)
        if key is None:
            raise jwt.InvalidKeyError("unknown kid")
        return key.private.public_key()

    def make_first_key(self) -> None:
        """Does nothing when there is one."""
        self._files.make_first(_new_key)

    def rotate(self, *, keep: int) -> Rotation:
        """A new key signs from now on; of the older ones the newest `keep` still verify, the others go."""
        self.make_first_key()
        newest = self._files.make_next(_new_key).stem
        older = [path.stem for path in self._files.paths() if path.stem != newest]
        kept = older[max(0, len(older) - keep) :]
        dropped = older[: len(older) - len(kept)]
        for name in dropped:
            self._files.drop(name)
        return Rotation(newest, tuple(kept), tuple(dropped))


def _new_key() -> bytes:
    private = generate_private_key(public_exponent=65537, key_size=BITS)
    return private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _load(name: str, content: bytes) -> SigningKey | None:
    key = load_pem_private_key(content, password=None)
    return SigningKey(name, key) if isinstance(key, RSAPrivateKey) else None
