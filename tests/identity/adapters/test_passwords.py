"""Hashing is heavy, so only so many are let in at once."""

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from argon2 import Type, extract_parameters
from django.contrib.auth import hashers

from identity.application.refusals import PasswordsBusy
from identity.infrastructure import passwords
from identity.infrastructure.passwords import Argon2Passwords, Gate


def test_beyond_those_inside_and_in_line_everyone_is_sent_away_at_once() -> None:
    gate, inside, leave = Gate(2, 2, patience=30), threading.Barrier(3), threading.Event()

    def one(_: int) -> None:
        with gate.passing():
            if not leave.is_set():
                inside.wait(10)
                leave.wait(10)

    with ThreadPoolExecutor(4) as threads:
        first = [threads.submit(one, number) for number in range(2)]
        inside.wait(10)
        in_line = [threads.submit(one, number) for number in range(2)]
        while gate._places._value:  # type: ignore[attr-defined]
            threading.Event().wait(0.001)
        with pytest.raises(PasswordsBusy), gate.passing():
            pass
        leave.set()
        assert [future.result(10) for future in first + in_line] == [None] * 4
    with gate.passing():
        pass


def test_nobody_waits_in_line_for_ever() -> None:
    gate = Gate(1, 1, patience=0.01)
    with gate.passing(), ThreadPoolExecutor(1) as threads:

        def wait() -> None:
            with gate.passing():
                pass

        with pytest.raises(PasswordsBusy):
            threads.submit(wait).result(10)
    with gate.passing():
        pass


def test_a_failure_inside_leaves_the_gate_open() -> None:
    gate = Gate(1, 0)
    for _ in range(3):
        with pytest.raises(ZeroDivisionError), gate.passing():
            raise ZeroDivisionError


def test_all_of_a_process_pass_one_gate(settings: Any) -> None:
    assert Argon2Passwords()._gate is Argon2Passwords()._gate


def test_whoever_is_asked_for_one_hash_of_the_same_costs_is_worked_on(monkeypatch: pytest.MonkeyPatch) -> None:
    made = Argon2Passwords().hash("correct horse")
    costs = []
    verify = hashers.Argon2PasswordHasher.verify

    def watched(hasher: Any, password: str, encoded: str) -> Any:
        costs.append(extract_parameters(encoded.removeprefix("argon2")))
        return verify(hasher, password, encoded)

    monkeypatch.setattr(hashers.Argon2PasswordHasher, "verify", watched)
    for stored in (made, None, "", "!unusable", "gibberish"):
        assert Argon2Passwords().matches("wrong horse", stored) is False
    assert len(costs) == 5
    assert len(set(map(str, costs))) == 1
    assert passwords._nobodys_hash() != made


def test_no_password_fits_nobodys_hash() -> None:
    assert not Argon2Passwords().matches("", None)
    assert not Argon2Passwords().matches(passwords._nobodys_hash(), None)


def test_what_is_kept_is_argon2id_that_takes_time_and_memory() -> None:
    algorithm, _, rest = Argon2Passwords().hash("correct horse").partition("$")
    told = extract_parameters(f"${rest}")
    assert (algorithm, told.type) == ("argon2", Type.ID)
    # At least what OWASP's cheat sheet asks for.
    assert told.memory_cost >= 19 * 1024
    assert told.time_cost >= 2
