"""Passwords and keys of the embedded services, made on the first start and kept in the data directory."""

import os
import secrets
from pathlib import Path

NAMES = ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY")


def credentials(data_dir: Path) -> dict[str, str]:
    """The secrets of this data directory by name; missing ones are made and stored in `secrets.env` (mode 0600)."""
    path = data_dir / "secrets.env"
    known = _read(path)
    missing = [name for name in NAMES if name not in known]
    if missing:
        known |= {name: secrets.token_urlsafe(48 if name == "SECRET_KEY" else 24) for name in missing}
        _write(path, known)
    return known


def _read(path: Path) -> dict[str, str]:
    if not path.exists():
        return {}
    pairs = (line.partition("=") for line in path.read_text().splitlines() if "=" in line)
    return {name: value for name, _, value in pairs}


def _write(path: Path, values: dict[str, str]) -> None:
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.writelines(f"{name}={value}\n" for name, value in values.items())
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
