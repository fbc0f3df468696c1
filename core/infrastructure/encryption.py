"""Encryption at rest: a text field over MultiFernet. The newest key encrypts, all of them decrypt."""

import logging
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

from core.infrastructure.key_files import KeyFiles

logger = logging.getLogger("videoplanet.keys")

Value = TypeVar("Value")


class NoKeyFits(Exception):
    """What is stored was encrypted with a key that is not in ENCRYPTION_KEYS_DIR."""


class EncryptedTextField(models.TextField):  # type: ignore[type-arg]  # no generic at run time
    """Text that stands encrypted in the database; it can be neither searched nor ordered by."""

    def get_prep_value(self, value: Any) -> Any:
        plain = super().get_prep_value(value)
        return None if plain is None else cipher().encrypt(plain.encode()).decode()

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        """Raises NoKeyFits."""
        if value is None:
            return None
        try:
            return cipher().decrypt(value.encode()).decode()
        except InvalidToken:
            raise NoKeyFits(self.model._meta.db_table, self.column) from None


def readable(read: Callable[[], Value | None]) -> Value | None:
    """What `read` finds; None, and a line in the log, where no key fits it: nobody is refused their pages for it."""
    try:
        return read()
    except NoKeyFits as error:
        logger.error("no key fits", extra={"column": ".".join(error.args)})
        return None


def cipher() -> MultiFernet:
    """Over the keys that are there now."""
    return MultiFernet(list(reversed(key_files().keys().values())))


def key_files() -> KeyFiles[Fernet]:
    return _key_files(settings.ENCRYPTION_KEYS_DIR)


def make_first_key() -> None:
    key_files().make_first(Fernet.generate_key)


@cache
def _key_files(directory: Path) -> KeyFiles[Fernet]:
    return KeyFiles(directory, ".key", lambda _, content: Fernet(content.strip()))
