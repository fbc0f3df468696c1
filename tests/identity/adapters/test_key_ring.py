"""Keys: made once by whoever is first, changed without a restart."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1
from cryptography.hazmat.primitives.asymmetric.ec import generate_private_key as generate_elliptic
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from core.domain.actor import Actor
from core.domain.ids import new_id
from core.infrastructure.key_files import KeyFiles
from identity.domain.session import TokenInvalid
from identity.infrastructure.access_tokens import SimpleJwtAccessTokens
from identity.infrastructure.key_ring import KeyRing, Rotation


@pytest.fixture(scope="module")
def pems(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Two private keys."""
    made = []
    for name in ("a", "b"):
        directory = tmp_path_factory.mktemp(name)
        KeyRing(directory).make_first_key()
        made.append(next(directory.glob("*.pem")).read_bytes())
    return made


def test_two_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda ring: ring.make_first_key(), [KeyRing(tmp_path / "keys") for _ in range(4)]))
    (key,) = (tmp_path / "keys").iterdir()
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    KeyRing(tmp_path / "keys").make_first_key()
    assert key.read_bytes() == before


def test_a_new_key_signs_at_once_and_the_older_one_still_verifies(tmp_path: Path, pems: list[bytes]) -> None:
    (tmp_path / "2026-01.pem").write_bytes(pems[0])
    tokens, actor = SimpleJwtAccessTokens(KeyRing(tmp_path)), Actor(new_id(), "민지")
    older = tokens.issue(actor)
    (tmp_path / "2026-02.pem").write_bytes(pems[1])
    newer = tokens.issue(actor)
    assert [jwt.get_unverified_header(token)["kid"] for token in (older, newer)] == ["2026-01", "2026-02"]
    assert [tokens.read(older), tokens.read(newer)] == [actor, actor]
    (tmp_path / "2026-01.pem").unlink()
    with pytest.raises(TokenInvalid):
        tokens.read(older)


def test_a_token_cannot_be_moved_to_another_key(tmp_path: Path, pems: list[bytes]) -> None:
    (tmp_path / "1.pem").write_bytes(pems[0])
    (tmp_path / "2.pem").write_bytes(pems[1])
    ring = KeyRing(tmp_path)
    claims = {"token_type": "access", "user_id": str(new_id()), "jti": "x", "exp": 4_000_000_000}
    signed_by_first = jwt.encode(claims, ring.keys()["1"].private, algorithm="RS256", headers={"kid": "2"})
    with pytest.raises(TokenInvalid):
        SimpleJwtAccessTokens(ring).read(signed_by_first)


def test_a_key_that_is_still_being_copied_is_left_out_until_it_is_whole(tmp_path: Path, pems: list[bytes]) -> None:
    (tmp_path / "1.pem").write_bytes(pems[0])
    (tmp_path / "2.pem").write_bytes(pems[1][:100])
    ring = KeyRing(tmp_path)
    assert ring.signing().kid == "1"
    with (tmp_path / "2.pem").open("r+b") as file:
        file.write(pems[1])
    assert ring.signing().kid == "2"


def test_a_key_of_another_kind_is_left_out(tmp_path: Path, pems: list[bytes]) -> None:
    elliptic = generate_elliptic(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "1.pem").write_bytes(pems[0])
    (tmp_path / "2.pem").write_bytes(elliptic)
    assert list(KeyRing(tmp_path).keys()) == ["1"]


def test_a_rotation_keeps_the_key_before_it_and_a_second_one_drops_it(tmp_path: Path, pems: list[bytes]) -> None:
    (tmp_path / "0001.pem").write_bytes(pems[0])
    tokens, elsewhere = (SimpleJwtAccessTokens(KeyRing(tmp_path)) for _ in range(2))
    actor = Actor(new_id(), "민지")
    first = tokens.issue(actor)
    assert elsewhere.read(first) == actor
    assert KeyRing(tmp_path).rotate(keep=1) == Rotation("0002", ("0001",), ())
    second = tokens.issue(actor)
    assert jwt.get_unverified_header(second)["kid"] == "0002"
    assert [elsewhere.read(token) for token in (first, second)] == [actor, actor]
    assert KeyRing(tmp_path).rotate(keep=1) == Rotation("0003", ("0002",), ("0001",))
    assert elsewhere.read(second) == actor
    with pytest.raises(TokenInvalid):
        elsewhere.read(first)


def test_a_revocation_leaves_the_new_key_alone(tmp_path: Path, pems: list[bytes]) -> None:
    for name, pem in zip(("2026-01", "2026-02"), pems, strict=True):
        (tmp_path / f"{name}.pem").write_bytes(pem)
    elsewhere, actor = SimpleJwtAccessTokens(KeyRing(tmp_path)), Actor(new_id(), "민지")
    stolen = elsewhere.issue(actor)
    assert KeyRing(tmp_path).rotate(keep=0) == Rotation("2026-02.1", (), ("2026-01", "2026-02"))
    with pytest.raises(TokenInvalid):
        elsewhere.read(stolen)
    assert elsewhere.read(elsewhere.issue(actor)) == actor


def test_a_ring_without_a_key_gets_two(tmp_path: Path) -> None:
    assert KeyRing(tmp_path / "keys").rotate(keep=1) == Rotation("0002", ("0001",), ())


def test_no_change_is_missed_however_quickly_changes_follow(tmp_path: Path, pems: list[bytes]) -> None:
    (tmp_path / "0001.pem").write_bytes(pems[0])
    # What a ring reads its keys by; checking an RSA key takes long.
    files, elsewhere = (KeyFiles(tmp_path, ".pem", lambda name, content: content) for _ in range(2))
    for _ in range(50):
        made = files.make_next(lambda: pems[1]).stem
        assert list(elsewhere.keys())[-1] == made
        files.drop(made)
        assert list(elsewhere.keys())[-1] != made
        files.make_next(lambda: pems[1])
