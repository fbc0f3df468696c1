"""A second stack beside the tests' own: another database, bucket, corner of Redis and directory of keys."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
from django.conf import settings
from django.db import connection

from core.infrastructure.s3 import s3_client
from stack.programs import ROOT
from tests.buckets import emptied


@dataclass(frozen=True)
class Stack:
    """Asked by commands, as an operator does it, and by statements."""

    environment: dict[str, str]

    def manage(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command, environment = [sys.executable, "manage.py", *arguments], os.environ | self.environment
        return subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
        )

    def connect(self) -> psycopg.Connection[Any]:
        return psycopg.connect(self.environment["DATABASE_URL"], autocommit=True)

    @property
    def bucket(self) -> str:
        return self.environment["S3_BUCKET"]


def database_url(name: str, **login: str) -> str:
    """By the role of the tests, or by that of another `USER` and `PASSWORD`."""
    known = connection.settings_dict | login
    told = {key: str(value) for key, value in known.items() if isinstance(value, str | int)}
    parts = urlsplit(os.environ["DATABASE_URL"])
    user = f"{quote(told['USER'], safe='')}:{quote(told['PASSWORD'], safe='')}@" if told["USER"] else ""
    place = f"{user}{quote(told['HOST'], safe='')}:{told['PORT']}"
    return urlunsplit((parts.scheme, place, f"/{name}", parts.query, ""))


def here() -> Stack:
    """That of the running test."""
    return Stack({"DATABASE_URL": database_url(connection.settings_dict["NAME"]), "S3_BUCKET": settings.S3_BUCKET})


@contextlib.contextmanager
def second_stack(home: Path, role: str = "") -> Iterator[Stack]:
    """Where a `role` is named, the product has that one: neither the database nor its schema belongs to it."""
    name, bucket = f"second_{os.getpid()}", f"{settings.S3_BUCKET}-second"
    redis = settings.REDIS_URL.rsplit("/", 1)[0]
    stack = Stack(
        {
            "DATABASE_URL": database_url(name, **({"USER": role, "PASSWORD": role} if role else {})),
            "S3_BUCKET": bucket,
            "REDIS_URL": f"{redis}/15",
            "DATA_DIR": str(home),
            "JWT_KEYS_DIR": str(home / "keys"),
            "ENCRYPTION_KEYS_DIR": str(home / "encryption-keys"),
        }
    )
    with psycopg.connect(database_url("postgres"), autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")  # type: ignore[arg-type]
        server.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type]
        if role:
            _admitted(role, name, server)
        try:
            prepared = stack.manage("prepare")
            assert prepared.returncode == 0, prepared.stderr
            yield stack
        finally:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")  # type: ignore[arg-type]
            emptied(bucket)
            s3_client().delete_bucket(Bucket=bucket)
            if role:
                server.execute(f"DROP ROLE {role}")  # type: ignore[arg-type]


def _admitted(role: str, database: str, server: psycopg.Connection[Any]) -> None:
    server.execute(f"DROP ROLE IF EXISTS {role}")  # type: ignore[arg-type]
    server.execute(f"CREATE ROLE {role} LOGIN PASSWORD '{role}'")  # type: ignore[arg-type]
    with psycopg.connect(database_url(database), autocommit=True) as owner:
        owner.execute(f"GRANT CREATE, USAGE ON SCHEMA public TO {role}")  # type: ignore[arg-type]
