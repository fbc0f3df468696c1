"""What the exception handler and the sockets note of what people were refused."""

import logging
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import pytest
from django.test import Client

from core.domain.ids import new_id
from core.infrastructure.logs import JsonFormatter
from core.infrastructure.models import AuditRecord
from core.presentation.denials import KNOCKS_NOTED, note_knock
from tests.core.views import OWNER_OF_THE_DOOR

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]
JIMIN = uuid5(NAMESPACE_URL, "jimin")


def get(rest: Client, path: str, name: str = "") -> Any:
    return rest.get(path, headers={"Authorization": f"Bearer {name}"} if name else {})


def test_an_audited_refusal_is_noted_with_who_asked_and_where(rest: Client) -> None:
    project_id = new_id()
    assert get(rest, f"/v2/refuse/door/{project_id}", "jimin").status_code == 403
    note = AuditRecord.objects.get()
    assert (note.action, note.outcome) == ("not_permitted", "denied")
    assert (note.actor_id, note.account_id, note.project_id) == (JIMIN, JIMIN, project_id)


def test_a_refusal_may_concern_another_account(rest: Client) -> None:
    get(rest, "/v2/refuse/other-door")
    note = AuditRecord.objects.get()
    assert (note.actor_id, note.account_id, note.project_id) == (None, OWNER_OF_THE_DOOR, None)


@pytest.mark.parametrize("project_id", ["7", "not-an-id", "%00"])
def test_an_id_that_does_not_parse_is_left_out(rest: Client, project_id: str) -> None:
    assert get(rest, f"/v2/refuse/door/{project_id}").status_code == 403
    assert AuditRecord.objects.get().project_id is None


@pytest.mark.parametrize("kind", ["missing", "forbidden", "conflict", "bug", "token", "throttled"])
def test_other_refusals_are_not_noted(rest: Client, kind: str) -> None:
    get(rest, f"/v2/refuse/{kind}")
    assert not AuditRecord.objects.exists()


def test_logs_tell_of_a_refusal_neither_who_nor_from_where(rest: Client, caplog: pytest.LogCaptureFixture) -> None:
    headers = {"X-Forwarded-For": "203.0.113.9", "User-Agent": "Firefox", "Authorization": "Bearer jimin@example.kr"}
    with caplog.at_level(logging.DEBUG, "videoplanet"):
        rest.get("/v2/refuse/door", headers=headers)
        rest.get("/v2/refuse/throttled", headers=headers)
    written = "\n".join(JsonFormatter().format(record) for record in caplog.records)
    assert written.count('"event": "request"') == 2
    for private in ("203.0.113.9", "Firefox", "jimin"):
        assert private not in written


def test_who_knocks_again_and_again_does_not_fill_the_trail() -> None:
    knocker, other, project_id = new_id(), new_id(), new_id()
    for _ in range(KNOCKS_NOTED.limit + 5):
        note_knock("project.not_found", knocker, project_id)
    note_knock("project.not_found", other, project_id)
    assert AuditRecord.objects.filter(actor_id=knocker, project_id=project_id).count() == KNOCKS_NOTED.limit
    assert AuditRecord.objects.filter(actor_id=other, action="project.not_found", outcome="denied").count() == 1


def test_both_doors_are_counted_as_one(rest: Client) -> None:
    project_id = new_id()
    for _ in range(KNOCKS_NOTED.limit - 1):
        note_knock("project.not_found", JIMIN, project_id)
    for _ in range(3):
        assert get(rest, f"/v2/refuse/hidden-door/{project_id}", "jimin").status_code == 404
    assert AuditRecord.objects.filter(actor_id=JIMIN).count() == KNOCKS_NOTED.limit
    assert AuditRecord.objects.filter(actor_id=JIMIN, action="not_found", project_id=project_id).count() == 1


def test_without_redis_every_knock_is_noted(redis_away: None) -> None:
    knocker = new_id()
    for _ in range(3):
        note_knock("project.not_found", knocker, new_id())
    assert AuditRecord.objects.filter(actor_id=knocker).count() == 3
