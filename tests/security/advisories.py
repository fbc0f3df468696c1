"""Known holes of what we install, by pip-audit: of the very versions and hashes that the lock names."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.security.outcome import Outcome

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "dev.lock"
PROBE = "django"
SECONDS = 600


def advisories() -> Outcome:
    """Asked of one package first: an index that has no advisories says so at once, and is not asked for the rest."""
    lines = LOCK.read_text().splitlines()
    pinned = [line.split(" ")[0].split(";")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))]
    probe = _asked([next(line for line in pinned if line.startswith(f"{PROBE}=="))])
    if not _answered(probe):
        return Outcome("advisories", "", untold="this index tells no advisories; ask where one does: make security")
    return judged(_asked(pinned), len(pinned))


def judged(told: list[dict[str, Any]], asked: int) -> Outcome:
    """What the answers say of all that was asked for."""
    known = _answered(told)
    holes = [f"{each['name']} {each['version']}: {hole['id']}" for each in known for hole in each["vulns"]]
    untold = f"of {asked - len(known)} of {asked} packages nothing is told" if len(known) < asked else ""
    return Outcome("advisories", "" if untold else f"{asked} packages", holes, untold)


def _answered(told: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in told if "vulns" in each]


def _asked(pinned: list[str]) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--progress-spinner", "off"]
    try:
        ran = subprocess.run(
            [*command, "--timeout", "10", "--format", "json", "--requirement", "/dev/stdin"],
            input="\n".join(pinned),
            capture_output=True,
            text=True,
            timeout=SECONDS,
        )
        told: list[dict[str, Any]] = json.loads(ran.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return []
    return told
