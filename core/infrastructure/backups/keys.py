"""The keys beside the rows: of tokens, and of what is encrypted at rest. A backup tells which it needs; it holds them
only where that is wished.
"""

import hashlib
import hmac
import shutil
from pathlib import Path

from django.conf import settings

from core.infrastructure.backups.vault import written
from core.infrastructure.key_files import RETIRED


def directories() -> dict[str, Path]:
    return {"encryption": settings.ENCRYPTION_KEYS_DIR, "signing": settings.JWT_KEYS_DIR}


def digests(kind: str) -> dict[str, str]:
    """By file name, those that were retired, too."""
    directory = directories()[kind]
    paths = [*_files(directory), *_files(directory / RETIRED)]
    return {str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def digest_of_secret() -> str:
    """Of SECRET_KEY, which is in no backup: whether it is the same one somewhere else."""
    return hmac.new(settings.SECRET_KEY.encode(), b"which key a backup was made under", hashlib.sha256).hexdigest()


def copy_into(backup: Path) -> None:
    for kind, directory in directories().items():
        for name in digests(kind):
            path = backup / "keys" / kind / name
            for place in (backup / "keys", backup / "keys" / kind, path.parent):
                place.mkdir(0o700, exist_ok=True)
            written(path, [(directory / name).read_bytes()])


def lacking(needed: dict[str, str]) -> list[str]:
    """Names of encryption keys without which something stays unreadable; retired ones read nothing of today."""
    there = set(digests("encryption").values())
    return [name for name, digest in needed.items() if digest not in there and not name.startswith(f"{RETIRED}/")]


def hidden_by_others(names: list[str]) -> list[str]:
    """Of the names of encryption keys that are lacking, those by which another key is called here."""
    return [name for name in names if (directories()["encryption"] / name).exists()]


def bring_back(backup: Path) -> None:
    """Those of the backup take the place of the new stack's, which nothing was made with and which are retired."""
    for kind, directory in directories().items():
        saved = backup / "keys" / kind
        retired = directory / RETIRED
        retired.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in _files(directory):
            kept = saved / path.name
            if not kept.exists() or kept.read_bytes() != path.read_bytes():
                path.rename(retired / f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:8]}{path.suffix}")
        for path in (each for each in saved.rglob("*") if each.is_file()):
            place = directory / path.relative_to(saved)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            shutil.copy2(path, place)


def _files(directory: Path) -> list[Path]:
    return sorted(path for path in directory.glob("[!.]*") if path.is_file())
