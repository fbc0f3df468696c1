"""Addresses and names that somebody hopes will be taken for another's, or for more than a name."""

import io
import logging
from collections.abc import Callable
from typing import Any

import pytest

from core.infrastructure.logs import JsonFormatter
from identity.infrastructure.models import User
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD, Mailbox, register_body

pytestmark = pytest.mark.django_db
Made = Callable[..., dict[str, Any]]


def register(api: ApiClient, handle: str, email: str) -> Any:
    return api.post("/v2/auth/register", register_body(handle, email=email))


@pytest.mark.parametrize("spelling", ["MINJI@EXAMPLE.KR", "Minji@example.KR"])
def test_one_address_in_any_spelling_is_one_account(api: ApiClient, verified: Made, spelling: str) -> None:
    verified("minji")
    assert register(api, "other", spelling).code == "account.email_taken"
    assert api.post("/v2/auth/login", {"email": spelling, "password": PASSWORD}).status_code == 200
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "lookalike",
    ["minji@xn--exmple-4nf.kr", "minji+tag@example.kr", "m.inji@example.kr", "minji@example.co.kr"],
)
def test_an_address_that_only_looks_alike_is_another_account(
    api: ApiClient, verified: Made, work_off: Callable[[], None], mailbox: Mailbox, lookalike: str
) -> None:
    victim = verified("minji")["user"]
    assert register(api, "lookalike", lookalike).status_code == 201
    work_off()
    assert len(mailbox.to(victim["email"])) == 1
    code_of_victim = {"email": victim["email"], "code": "000000"}
    assert api.post("/v2/auth/verify-email", code_of_victim).code == "verification.wrong_code"
    assert api.post("/v2/auth/login", {"email": lookalike, "password": PASSWORD}).code == "auth.email_not_verified"
    assert User.objects.count() == 2
    assert User.objects.get(id=victim["id"]).is_verified


@pytest.mark.parametrize(
    "email",
    [
        "m\u0456nji@example.kr",
        "ｍinji@example.kr",
        "민지@example.kr",
        "minji\u200b@example.kr",
        "minji@ex\u0430mple.kr",
        "minji@ｅxample.kr",
        "minji@exámple.kr",
        "minji@한국.kr",
    ],
)
def test_an_address_beyond_ascii_is_refused(api: ApiClient, email: str) -> None:
    answer = register(api, "lookalike", email)
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/email"]


@pytest.mark.parametrize(
    "email",
    [
        "minji@example.kr\nBcc: all@example.kr",
        "minji@example.kr\r\nSubject: won",
        "minji@example.kr%0ABcc: all@example.kr",
        "minji\n@example.kr",
        "minji@example.kr,all@example.kr",
        "minji@example.kr;all@example.kr",
        "<minji@example.kr>",
        "minji@example.kr\x00",
        '"minji\\r\\n"@example.kr\u2028',
    ],
)
@pytest.mark.parametrize("path", ["register", "resend-verification", "forgot-password"])
def test_an_address_that_would_add_headers_is_refused(api: ApiClient, path: str, email: str) -> None:
    answer = api.post(f"/v2/auth/{path}", register_body("injector", email=email))
    assert answer.status_code == 422
    assert {error["pointer"] for error in answer.json()["errors"]} == {"/email"}


@pytest.mark.parametrize("field", ["username", "name", "company"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\u2028", "\u0085", "\x1b[2K", "\x00"])
def test_a_name_on_two_lines_is_refused(api: ApiClient, field: str, end: str) -> None:
    answer = api.post("/v2/auth/register", register_body("forger") | {field: f"minji{end}Bcc: all@example.kr"})
    assert [error["pointer"] for error in answer.json()["errors"]] == [f"/{field}"]


def test_names_reach_neither_headers_nor_the_log(
    api: ApiClient, work_off: Callable[[], None], mailbox: Mailbox
) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonFormatter())
    logging.getLogger().addHandler(handler)
    try:
        name = '{"event": "forged"} %s %(message)s ${jndi}'
        body = register_body("quoted", name=name)
        assert (
            api.post(
                "/v2/auth/register",
                body,
            ).status_code
            == 201
        )
        work_off()
        api.post("/v2/auth/login", {"email": f"{name}@x", "password": name})
    finally:
        logging.getLogger().removeHandler(handler)
    assert "forged" not in stream.getvalue()
    assert "quoted" not in stream.getvalue()
    headers = "\n".join(f"{key}: {value}" for key, value in mailbox.newest(body["email"]).items())
    assert "forged" not in headers
