"""Tokens that were verified once: for how long, how many, and under which key."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.domain.session import TokenInvalid
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.key_ring import KeyRing, SigningKey
from identity.infrastructure.token_memory import TokenMemory, Verified

KEY = SigningKey("0001", generate_private_key(public_exponent=65537, key_size=2048))


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def verified(ends_at: float = 200.0) -> Verified:
    return Verified(Actor(new_id(), "민지"), ends_at, KEY)


def test_a_token_is_known_until_the_second_in_which_it_ends() -> None:
    clock, known = Clock(), verified()
    memory = TokenMemory(clock=clock)
    memory.put("token", known)
    clock.now = 199.9
    assert memory.get("token") is known
    clock.now = 200.0
    assert memory.get("token") is None


def test_another_token_is_unknown() -> None:
    memory = TokenMemory(clock=Clock())
    memory.put("token", verified())
    assert memory.get("token ") is None


def test_the_least_recently_used_goes_first() -> None:
    memory = TokenMemory(size=2, clock=Clock())
    for token in ("first", "second"):
        memory.put(token, verified())
    assert memory.get("first")
    memory.put("third", verified())
    assert [memory.get(token) is not None for token in ("first", "second", "third")] == [True, False, True]


def test_a_key_that_another_took_the_place_of_verifies_nothing_any_more(tmp_path: Path) -> None:
    ring = KeyRing(tmp_path / "keys")
    ring.make_first_key()
    tokens, actor = SimpleJwtAccessTokens(ring), Actor(new_id(), "민지")
    token = tokens.issue(actor)
    assert [tokens.read(token), tokens.read(token)] == [actor, actor]
    (file,) = (tmp_path / "keys").glob("*.pem")
    file.unlink()
    file.write_bytes(KEY.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    with pytest.raises(TokenInvalid):
        tokens.read(token)
