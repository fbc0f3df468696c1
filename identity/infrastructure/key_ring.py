"""Signing keys: PEM files in a directory. The last by name signs; all verify, so keys change without a gap."""

import logging
import os
import secrets
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

logger = logging.getLogger("videoplanet.identity")

BITS = 2048
FIRST_NAME = "0001.pem"


@dataclass(frozen=True)
class SigningKey:
    kid: str
    private: RSAPrivateKey

    def public_jwk(self) -> dict[str, Any]:
        """RFC 7517, public part only."""
        jwk: dict[str, Any] = RSAAlgorithm.to_jwk(self.private.public_key(), as_dict=True)
        return jwk | {"kid": self.kid, "use": "sig", "alg": "RS256"}


class KeyRing:
    """The keys of a directory, read again when the directory has changed."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._seen = -1
        self._keys: dict[str, SigningKey] = {}

    def keys(self) -> dict[str, SigningKey]:
        """kid → key, oldest first."""
        changed = self._directory.stat().st_mtime_ns
        if changed != self._seen:
            self._read(changed)
        return self._keys

    def _read(self, changed: int) -> None:
        """A file that is still being copied is left out, and looked at again the next time."""
        paths = sorted(self._directory.glob("*.pem"))
        keys = {path.stem: key for path in paths if (key := _load(path)) is not None}
        self._keys, self._seen = keys, changed if len(keys) == len(paths) else -1

    def signing(self) -> SigningKey:
        return list(self.keys().values())[-1]

    def verifying(self, kid: object) -> Any:
        """The public key of `kid`; raises jwt.InvalidKeyError."""
        key = self.keys().get(kid) if isinstance(kid, str) else None
        if key is None:
            raise jwt.InvalidKeyError("unknown kid")
        return key.private.public_key()


def make_first_key(directory: Path) -> None:
    """Does nothing when there is one; of two processes that race, one wins."""
    directory.mkdir(parents=True, exist_ok=True)
    if any(directory.glob("*.pem")):
        return
    private = generate_private_key(public_exponent=65537, key_size=BITS)
    pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    temporary = directory / f".{secrets.token_hex(8)}"
    temporary.touch(mode=0o600)
    temporary.write_bytes(pem)
    try:
        os.link(temporary, directory / FIRST_NAME)
    except FileExistsError:
        return
    finally:
        temporary.unlink()


def _load(path: Path) -> SigningKey | None:
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (ValueError, TypeError, OSError):
        key = None
    if isinstance(key, RSAPrivateKey):
        return SigningKey(path.stem, key)
    logger.warning("not a readable RSA key", extra={"key": path.name})
    return None
