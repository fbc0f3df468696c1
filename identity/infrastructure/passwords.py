"""Passwords by Argon2 (Django's hasher)."""

import base64
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from threading import BoundedSemaphore

from django.conf import settings
from django.contrib.auth.hashers import Argon2PasswordHasher, check_password, make_password

from identity.application.refusals import PasswordsBusy
from identity.domain.account import password_form
from identity.infrastructure.common_passwords import is_common

PATIENCE_SECONDS = 2.0


class Gate:
    """At most `at_once` inside, at most `line` more wait, none longer than PATIENCE_SECONDS (docs/adr/0009)."""

    def __init__(self, at_once: int, line: int, patience: float = PATIENCE_SECONDS) -> None:
        self._places, self._inside = BoundedSemaphore(at_once + line), BoundedSemaphore(at_once)
        self._patience = patience

    @contextmanager
    def passing(self) -> Iterator[None]:
        if not self._places.acquire(blocking=False):
            raise PasswordsBusy
        try:
            if not self._inside.acquire(timeout=self._patience):
                raise PasswordsBusy
            try:
                yield
            finally:
                self._inside.release()
        finally:
            self._places.release()


class Argon2Passwords:
    """All of a process pass one gate."""

    def __init__(self, gate: Gate | None = None) -> None:
        self._gate = gate or _gate(settings.PASSWORD_HASHES_AT_ONCE, settings.PASSWORD_LINE)

    def is_common(self, password: str) -> bool:
        return is_common(password)

    def hash(self, password: str) -> str:
        with self._gate.passing():
            return make_password(password_form(password))

    def matches(self, password: str, password_hash: str | None) -> bool:
        is_somebodys = password_hash is not None and password_hash.startswith(f"{Argon2PasswordHasher.algorithm}$")
        checked = password_hash if password_hash and is_somebodys else _nobodys_hash()
        with self._gate.passing():
            return check_password(password_form(password), checked) and is_somebodys


@cache
def _gate(at_once: int, line: int) -> Gate:
    return Gate(at_once, line)


@cache
def _nobodys_hash() -> str:
    """What is stored of a password that nobody knows: checking against it is work like any other."""
    hasher = Argon2PasswordHasher()
    params = hasher.params()
    salt, digest = (
        base64.b64encode(part).rstrip(b"=").decode()
        for part in (hasher.salt().encode(), secrets.token_bytes(params.hash_len))
    )
    costs = f"m={params.memory_cost},t={params.time_cost},p={params.parallelism}"
    return f"{hasher.algorithm}$argon2id$v={params.version}${costs}${salt}${digest}"
