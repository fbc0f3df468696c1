"""What is encrypted at rest, and how it gets another key while the product runs."""

from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection

from core.domain.ids import new_id
from core.infrastructure import encryption_rotation
from core.infrastructure.encryption import NoKeyFits, cipher, key_files, make_first_key
from core.infrastructure.encryption_rotation import Rotation, RotationRuns, RowsLeft, rotate
from core.infrastructure.idempotency import Reservation, StoredAnswer, keep_answer, opened, reserve, sealed, unlock
from identity.infrastructure.models import ApiKeyRecord

pytestmark = pytest.mark.django_db
PLAIN = "sk-가나다-4f2a"


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    """A directory of keys of one's own."""
    settings.ENCRYPTION_KEYS_DIR = tmp_path / "keys"
    make_first_key()
    return tmp_path / "keys"


def stored(text: str = PLAIN) -> ApiKeyRecord:
    return ApiKeyRecord.objects.create(account_id=new_id(), provider="openai", key=text, hint="sk-…4f2a")


def ciphertexts() -> dict[Any, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, key FROM identity_api_key")
        return dict(cursor.fetchall())


def names(keys: Path) -> list[str]:
    return sorted(path.stem for path in keys.glob("*.key"))


def nothing() -> None:
    """A pause in which nothing happens."""


def finished() -> Rotation:
    return rotate(nothing, batch=2)


def test_the_table_holds_no_plain_text_and_the_model_gives_it_back() -> None:
    record = stored()
    (ciphertext,) = ciphertexts().values()
    assert "4f2a" not in ciphertext
    assert ApiKeyRecord.objects.get(id=record.id).key == PLAIN


def test_the_same_text_is_stored_differently_each_time() -> None:
    stored()
    stored()
    assert len(set(ciphertexts().values())) == 2


def test_without_its_key_a_value_is_no_wrong_text_but_a_clear_failure(keys: Path) -> None:
    stored()
    (keys / "0001.key").write_bytes(Fernet.generate_key())
    (keys / "touched").touch()
    with pytest.raises(NoKeyFits, match="identity_api_key") as failure:
        ApiKeyRecord.objects.get()
    assert PLAIN not in str(failure.value)


def test_a_damaged_value_is_a_clear_failure() -> None:
    record = stored()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_api_key SET key = left(key, 40) || 'AAAA' || substr(key, 45)")
    with pytest.raises(NoKeyFits):
        ApiKeyRecord.objects.get(id=record.id)


def test_a_new_key_writes_at_once_and_the_older_one_still_reads(keys: Path) -> None:
    older = stored("with the older")
    key_files().make_next(Fernet.generate_key)
    newer = stored("with the newer")
    texts = dict(ApiKeyRecord.objects.values_list("id", "key"))
    assert texts == {older.id: "with the older", newer.id: "with the newer"}
    alone = Fernet((keys / "0002.key").read_bytes())
    assert alone.decrypt(ciphertexts()[newer.id].encode()).decode() == "with the newer"


def test_a_rotation_writes_every_row_anew_and_retires_the_older_key(keys: Path) -> None:
    records = [stored(f"text {number}") for number in range(5)]
    before = ciphertexts()
    rotation = finished()
    assert (rotation.key, rotation.resumed, rotation.retired) == ("0002", False, ("0001",))
    assert (rotation.seen, rotation.rewritten, names(keys)) == (5, 5, ["0002"])
    assert not set(before.values()) & set(ciphertexts().values())
    assert [ApiKeyRecord.objects.get(id=record.id).key for record in records] == [f"text {n}" for n in range(5)]


def test_a_retired_key_reads_nothing_until_it_is_put_back(keys: Path) -> None:
    record = stored()
    backup = ciphertexts()[record.id]
    finished()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE identity_api_key SET key = %s", [backup])
    with pytest.raises(NoKeyFits):
        ApiKeyRecord.objects.get()
    (keys / "retired" / "0001.key").rename(keys / "0001.key")
    assert ApiKeyRecord.objects.get().key == PLAIN
    rotation = finished()
    assert (rotation.resumed, rotation.rewritten, rotation.retired) == (True, 1, ("0001",))


def test_no_retired_key_takes_another_ones_place(keys: Path) -> None:
    for _ in range(2):
        (keys / "0001.key").write_bytes(Fernet.generate_key())
        key_files().retire("0001")
        key_files().retire("0001")
    assert sorted(path.name for path in (keys / "retired").iterdir()) == ["0001.1.key", "0001.key"]


def test_a_rotation_that_was_stopped_goes_on_with_its_key(keys: Path) -> None:
    for number in range(5):
        stored(f"text {number}")

    def killed() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotate(killed)
    assert names(keys) == ["0001", "0002"]
    stored("written between")
    rotation = finished()
    assert (rotation.resumed, rotation.seen, rotation.rewritten, names(keys)) == (True, 6, 0, ["0002"])
    assert finished().key == "0003"


def test_a_row_of_the_older_key_that_comes_late_is_written_anew_before_that_key_goes(keys: Path) -> None:
    """A write that began before the new key was there, and is durable only after the first look."""
    late = cipher().encrypt(b"late").decode()
    record, came = stored(), iter((True, False))

    def pause() -> None:
        if next(came):
            with connection.cursor() as cursor:
                cursor.execute("UPDATE identity_api_key SET key = %s WHERE id = %s", [late, record.id])

    rotation = rotate(pause)
    assert (rotation.rewritten, rotation.retired) == (2, ("0001",))
    assert ApiKeyRecord.objects.get(id=record.id).key == "late"


def test_while_rows_of_the_older_key_keep_coming_it_stays(keys: Path) -> None:
    late = cipher().encrypt(b"late").decode()
    record = stored()

    def pause() -> None:
        with connection.cursor() as cursor:
            cursor.execute("UPDATE identity_api_key SET key = %s WHERE id = %s", [late, record.id])

    with pytest.raises(RowsLeft):
        rotate(pause)
    assert names(keys) == ["0001", "0002"]
    assert ApiKeyRecord.objects.get(id=record.id).key == "late"


def test_a_value_that_no_key_fits_keeps_every_key(keys: Path) -> None:
    stored()
    stray = stored("stray")
    with connection.cursor() as cursor:
        alien = Fernet(Fernet.generate_key()).encrypt(b"alien").decode()
        cursor.execute("UPDATE identity_api_key SET key = %s WHERE id = %s", [alien, stray.id])
    with pytest.raises(NoKeyFits):
        finished()
    assert names(keys) == ["0001", "0002"]


def test_a_value_that_somebody_replaces_meanwhile_is_left_to_them() -> None:
    record = stored("before")
    (column,) = [each for each in encryption_rotation.columns() if each.table == "identity_api_key"]
    read = ciphertexts()[record.id]
    ApiKeyRecord.objects.filter(id=record.id).update(key="replaced")
    encryption_rotation._write(column, [(record.id, read, cipher().encrypt(b"before").decode())])
    assert ApiKeyRecord.objects.get(id=record.id).key == "replaced"


def test_of_two_rotations_one_runs() -> None:
    def another() -> None:
        with ThreadPoolExecutor(1) as elsewhere, pytest.raises(RotationRuns):
            elsewhere.submit(in_its_own_connection).result()

    rotate(another)


def in_its_own_connection() -> None:
    try:
        rotate(nothing)
    finally:
        connection.close()


def test_the_command_tells_what_it_did(keys: Path) -> None:
    stored()
    said = StringIO()
    call_command("rotate_encryption_keys", pause=0, stdout=said)
    assert said.getvalue().strip() == (
        "made key 0002; 1 encrypted values, 1 of them written anew; moved to retired/, for backups of before: 0001"
    )


def test_the_command_says_which_column_no_key_fits(keys: Path) -> None:
    stored()
    (keys / "0001.key").unlink()
    make_first_key()
    with pytest.raises(CommandError, match=r"identity_api_key\.key"):
        call_command("rotate_encryption_keys", pause=0)


def test_every_encrypted_column_is_rotated() -> None:
    assert {(column.table, column.name) for column in encryption_rotation.columns()} >= {
        ("identity_api_key", "key"),
        ("identity_personal_note", "text"),
        ("identity_notice", "to"),
        ("identity_notice", "parts"),
        ("core_idempotency", "body"),
    }


def test_answers_that_are_kept_sealed_are_replayed_after_a_rotation_and_others_are_as_they_were() -> None:
    secret, plain = StoredAnswer(201, b'{"token":"x"}'), StoredAnswer(201, '{"name":"가\\n"}'.encode())
    for name, answer in (("secret", sealed(secret)), ("plain", plain)):
        reservation = reserve("user:x", name, "same")
        assert isinstance(reservation, Reservation)
        keep_answer(reservation, answer)
        unlock(reservation)
    rotation = finished()
    assert (rotation.seen, rotation.rewritten, rotation.retired) == (1, 1, ("0001",))
    first, second = (reserve("user:x", name, "same") for name in ("secret", "plain"))
    assert isinstance(first, StoredAnswer)
    assert opened(first) == secret
    assert second == plain
