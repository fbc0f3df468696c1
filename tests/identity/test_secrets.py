"""Keys and the note over HTTP: what was given is never shown again, but for the note's one way."""

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.secret import Secret
from core.infrastructure.encryption import make_first_key
from core.infrastructure.models import AuditRecord
from identity import api as identity
from identity.application.api_keys import SetApiKey
from identity.application.personal_note import WriteNote
from identity.contracts import AiProvider
from identity.infrastructure.models import User
from identity.infrastructure.passwords import Argon2Passwords
from tests.client import ApiClient

pytestmark = pytest.mark.django_db
KEY, NOTE, PASSWORD = "sk-proj-0123456789abcdef4f2a", "여권은 서랍에, 비밀번호는 금붕어", "correct horse battery"


@pytest.fixture
def person(make_person: Callable[..., Actor]) -> Actor:
    person = make_person("김민지")
    User.objects.filter(id=person.user_id).update(password=Argon2Passwords().hash(PASSWORD))
    return person


def test_a_key_is_shown_masked(client: ApiClient, person: Actor) -> None:
    answer = client.put("/v2/me/api-keys/openai", {"key": KEY})
    assert (answer.status_code, answer.json()["masked"]) == (200, "sk-…4f2a")
    assert client.get("/v2/me/api-keys").json() == {"results": [answer.json()]}
    kept = identity.api_key(person.user_id, AiProvider.OPENAI)
    assert kept is not None
    assert kept.reveal() == KEY
    assert identity.api_key(person.user_id, AiProvider.GOOGLE) is None


def test_a_key_is_replaced_and_removed(client: ApiClient, person: Actor) -> None:
    for key in (KEY, "AIza-0123456789abcdef9c9c"):
        client.put("/v2/me/api-keys/google", {"key": key})
    assert [row["masked"] for row in client.get("/v2/me/api-keys").json()["results"]] == ["AIz…9c9c"]
    for _ in range(2):
        assert client.delete("/v2/me/api-keys/google").status_code == 204
    assert client.get("/v2/me/api-keys").json() == {"results": []}
    actions = AuditRecord.objects.filter(account_id=person.user_id).order_by("id")
    assert [(row.action, row.detail) for row in actions] == [
        ("api_key.set", {"provider": "google"}),
        ("api_key.set", {"provider": "google"}),
        ("api_key.removed", {"provider": "google"}),
    ]


@pytest.mark.parametrize(
    "key", ["tiny", "with a blank in it 0123456789", "한글열쇠한글열쇠한글열쇠한글열쇠", "k" * 401, "", None]
)
def test_what_is_no_key_is_refused_and_not_repeated(client: ApiClient, key: Any) -> None:
    answer = client.put("/v2/me/api-keys/openai", {"key": key})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/key")
    assert not key or key.encode() not in answer.content


@pytest.mark.parametrize("method", ["put", "delete"])
def test_an_unknown_provider_is_not_there(client: ApiClient, method: str) -> None:
    more = [{"key": KEY}] if method == "put" else []
    assert getattr(client, method)("/v2/me/api-keys/skynet", *more).status_code == 404


def test_a_note_tells_only_that_it_is_there(client: ApiClient) -> None:
    assert client.get("/v2/me/notes").json() == {"masked": "", "length": 0, "updated_at": None}
    answer = client.put("/v2/me/notes", {"text": f"  {NOTE}\n둘째 줄 "})
    assert answer.json()["length"] == len(f"{NOTE}\n둘째 줄")
    assert client.get("/v2/me/notes").json() == answer.json()
    assert NOTE not in answer.content.decode()
    for _ in range(2):
        assert client.delete("/v2/me/notes").status_code == 204
    assert client.get("/v2/me/notes").json()["length"] == 0


@pytest.mark.parametrize("text", ["", " \n", "가" * 10_001, "a\u202eb"])
def test_what_is_no_note_is_refused(client: ApiClient, text: str) -> None:
    answer = client.put("/v2/me/notes", {"text": text})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/text")


def test_a_note_is_read_by_the_password_only(client: ApiClient, person: Actor) -> None:
    client.put("/v2/me/notes", {"text": NOTE})
    wrong = client.post("/v2/me/notes/reveal", {"password": "wrong horse battery"})
    assert (wrong.status_code, wrong.code) == (422, "account.wrong_password")
    right = client.post("/v2/me/notes/reveal", {"password": PASSWORD})
    assert (right.json(), right.headers["Cache-Control"]) == ({"text": NOTE}, "no-store")
    trail = AuditRecord.objects.filter(account_id=person.user_id).order_by("id")
    assert [(row.action, row.outcome) for row in trail] == [
        ("account.wrong_password", "denied"),
        ("note.revealed", "allowed"),
    ]


def test_where_there_is_no_note_the_password_is_asked_all_the_same(client: ApiClient) -> None:
    assert client.post("/v2/me/notes/reveal", {"password": "wrong horse battery"}).code == "account.wrong_password"
    assert client.post("/v2/me/notes/reveal", {"password": PASSWORD}).json() == {"text": ""}


def test_an_account_without_a_password_reveals_nothing(client: ApiClient, person: Actor) -> None:
    User.objects.filter(id=person.user_id).update(password="")
    answer = client.post("/v2/me/notes/reveal", {"password": ""})
    assert answer.status_code == 422
    answer = client.post("/v2/me/notes/reveal", {"password": "anything"})
    assert (answer.status_code, answer.code) == (409, "account.no_password")


def test_whoever_guesses_is_slowed_down(client: ApiClient, settings: Any) -> None:
    codes = [client.post("/v2/me/notes/reveal", {"password": f"guess number {n}"}).code for n in range(30)]
    assert codes[0] == "account.wrong_password"
    assert codes[-1] not in ("account.wrong_password", "server.error")


def test_what_no_key_fits_is_absent_and_may_be_replaced(
    client: ApiClient, person: Actor, settings: Any, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    client.put("/v2/me/api-keys/openai", {"key": KEY})
    client.put("/v2/me/notes", {"text": NOTE})
    settings.ENCRYPTION_KEYS_DIR = tmp_path
    make_first_key()
    assert client.get("/v2/me/notes").json() == {"masked": "", "length": 0, "updated_at": None}
    assert client.get("/v2/me/export").json()["note"]["masked"] == ""
    assert client.post("/v2/me/notes/reveal", {"password": PASSWORD}).json() == {"text": ""}
    assert len(client.get("/v2/me/api-keys").json()["results"]) == 1
    assert identity.api_key(person.user_id, AiProvider.OPENAI) is None
    assert [each.column for each in caplog.records if each.message == "no key fits"][-1] == "identity_api_key.key"
    assert client.put("/v2/me/notes", {"text": "새 메모"}).status_code == 200
    assert client.put("/v2/me/api-keys/openai", {"key": KEY}).status_code == 200
    assert client.post("/v2/me/notes/reveal", {"password": PASSWORD}).json() == {"text": "새 메모"}
    assert identity.api_key(person.user_id, AiProvider.OPENAI) == Secret(KEY)


def test_commands_show_no_secret() -> None:
    assert KEY not in repr(SetApiKey(AiProvider.OPENAI, KEY))
    assert NOTE not in repr(WriteNote(NOTE))


def test_the_plain_values_stand_nowhere(client: ApiClient, caplog: pytest.LogCaptureFixture) -> None:
    """Not in an answer, a log line, or any table: also with an idempotency key, and after faults."""
    caplog.set_level(logging.DEBUG)
    keyed = client.with_(Idempotency_Key="one")
    answers = [
        keyed.put("/v2/me/api-keys/openai", {"key": KEY}),
        keyed.put("/v2/me/notes", {"text": NOTE}),
        client.put("/v2/me/notes", {"text": NOTE + "\x00"}),
        client.put("/v2/me/api-keys/openai", {"key": KEY + " "}),
        client.get("/v2/me/api-keys"),
        client.get("/v2/me/notes"),
        client.get("/v2/me"),
        client.get("/v2/me/audit"),
        client.get("/v2/me/export"),
    ]
    said = "".join(answer.content.decode() for answer in answers) + caplog.text
    said += "".join(json.dumps(vars(record), default=str, ensure_ascii=False) for record in caplog.records)
    for plain in (KEY, NOTE, "금붕어", "0123456789abcdef"):
        assert plain not in said
        assert not any(plain in row for row in every_row())


def every_row() -> Iterator[str]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT row_to_json(t)::text FROM {connection.ops.quote_name(table)} t")
            yield from (row[0] for row in cursor.fetchall())
