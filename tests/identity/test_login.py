"""Guessing passwords over HTTP: what is told, counted, kept and refused."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.infrastructure.models import AuditRecord
from identity.application.log_in import LogIn
from identity.application.log_in import log_in as log_in_verb
from identity.bootstrap.parts import WORK, guarding, opening
from identity.domain.lockout import LockOutBegan, TooManyAttempts
from identity.domain.session import Device, WrongCredentials
from identity.infrastructure.account_store import DjangoAccountStore
from identity.infrastructure.models import User
from identity.infrastructure.passwords import Argon2Passwords, Gate
from tests.client import Answer, ApiClient
from tests.identity.conftest import PASSWORD, shapes

Made = Callable[..., dict[str, Any]]
HOME, ABROAD = "198.51.100.7", "203.0.113.66"


def log_in(email: str, password: str = PASSWORD, address: str = HOME) -> Answer:
    return ApiClient({"X-Forwarded-For": address}).post("/v2/auth/login", {"email": email, "password": password})


def guess(email: str, address: str = ABROAD) -> Answer:
    return log_in(email, "a wild guess", address)


@pytest.mark.django_db
def test_after_five_wrong_passwords_the_right_one_waits_too(verified: Made) -> None:
    email = verified("guessed")["user"]["email"]
    assert [guess(email).code for _ in range(5)] == ["auth.wrong_credentials"] * 5
    answer = log_in(email, address=ABROAD)
    assert (answer.status_code, answer.code) == (429, "auth.too_many_attempts")
    assert 25 <= int(answer.headers["Retry-After"]) <= 30
    assert answer.headers["Retry-After"] in answer.json()["detail"]


@pytest.mark.django_db
def test_an_unknown_address_is_locked_out_like_a_known_one(verified: Made) -> None:
    known = verified("known")["user"]["email"]
    told = [[guess(email).code for _ in range(7)] for email in (known, "nobody@example.kr")]
    assert told[0] == told[1] == ["auth.wrong_credentials"] * 5 + ["auth.too_many_attempts"] * 2


@pytest.mark.django_db
def test_the_owner_still_gets_in_where_they_logged_in_before(verified: Made) -> None:
    email = verified("owner")["user"]["email"]
    assert log_in(email).status_code == 200
    for _ in range(7):
        guess(email)
    assert log_in(email, address=ABROAD).code == "auth.too_many_attempts"
    assert guess(email, HOME).code == "auth.wrong_credentials"
    assert log_in(email).status_code == 200


@pytest.mark.django_db
def test_a_lock_out_is_noted_once_in_the_trail_of_whom_it_concerns(verified: Made) -> None:
    user = verified("watched")["user"]
    for _ in range(9):
        guess(user["email"])
    noted = AuditRecord.objects.filter(outcome="denied", account_id=user["id"]).order_by("id")
    told = list(noted.values_list("action", "address"))
    assert told == [("auth.wrong_credentials", ABROAD)] * 5 + [("auth.too_many_attempts", ABROAD)]


@pytest.mark.django_db
def test_whatever_is_wrong_the_same_work_is_done(verified: Made) -> None:
    people = {handle: verified(handle)["user"]["email"] for handle in ("known", "closed", "social")}
    User.objects.filter(username="closed").update(is_active=False)
    User.objects.filter(username="social").update(password="")
    people["unknown"] = "nobody@example.kr"
    done = {}
    for name, email in people.items():
        with CaptureQueriesContext(connection) as captured:
            assert guess(email).code == "auth.wrong_credentials", name
        done[name] = shapes(captured)
    assert all(work == done["known"] for work in done.values()), done
    assert sum("INSERT" in sql for sql in done["known"]) == 1


@pytest.mark.django_db
def test_logins_beyond_what_can_be_hashed_are_sent_away_and_do_not_count(
    verified: Made, caplog: pytest.LogCaptureFixture
) -> None:
    email = verified("crowd")["user"]["email"]
    gate, leave, inside = Argon2Passwords()._gate, threading.Event(), threading.Semaphore(0)

    def occupy() -> None:
        with gate._places:
            inside.release()
            leave.wait(10)

    with ThreadPoolExecutor(4) as threads:
        for _ in range(4):
            threads.submit(occupy)
            inside.acquire(timeout=10)
        answers = [log_in(email) for _ in range(7)]
        leave.set()
    assert {(answer.status_code, answer.code) for answer in answers} == {(503, "auth.busy")}
    assert all(answer.headers["Retry-After"] for answer in answers)
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    assert log_in(email).status_code == 200


@pytest.mark.django_db
def test_without_redis_nobody_logs_in(redis_away: None) -> None:
    answer = log_in("anybody@example.kr")
    assert (answer.status_code, answer.code) == (503, "service.unavailable")


class CountedPasswords(Argon2Passwords):
    """`tried` has an entry for each password that was worked on."""

    def __init__(self, gate: Gate) -> None:
        super().__init__(gate)
        self.tried: list[str] = []

    def matches(self, password: str, password_hash: str | None) -> bool:
        self.tried.append(password)
        return super().matches(password, password_hash)


@pytest.mark.django_db(transaction=True)
def test_of_twenty_guesses_at_once_five_are_tried(verified: Made) -> None:
    """Through a gate that would let all of them in."""
    email = verified("stormed")["user"]["email"]
    passwords = CountedPasswords(Gate(at_once=2, line=18, patience=60))
    wide = guarding() | {"passwords": passwords}
    attempt = partial(log_in_verb, **WORK, **opening(), **wide, accounts=DjangoAccountStore())
    together = threading.Barrier(20)

    def one(_: int) -> type[Exception] | None:
        together.wait(10)
        try:
            attempt(LogIn(email, "a wild guess", Device("bot", ABROAD)))
        except (WrongCredentials, TooManyAttempts) as refusal:
            return type(refusal)
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(20) as threads:
        told = list(threads.map(one, range(20)))
    counts = {refusal.__name__: told.count(refusal) for refusal in (WrongCredentials, LockOutBegan, TooManyAttempts)}
    assert counts == {"WrongCredentials": 5, "LockOutBegan": 1, "TooManyAttempts": 14}
    assert len(passwords.tried) == 5
