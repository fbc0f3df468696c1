"""Known holes of what we install, by pip-audit: of the very versions that the lock names."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.security.outcome import Outcome

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements" / "dev.lock"
PROBE = "django"
SECONDS = 600
NAME = "advisories"
SILENT = "this index tells no advisories; ask where one does: make security"
# What pip-audit's last line says where the index, and nothing else, is at fault.
_UNREACHED = re.compile(
    r"^(requests\.exceptions\.\w+|pip_audit\._service\.interface\.(Service|Connection)Error)\b"
    r"|your network may be blocking this service"
)


class AuditFailed(Exception):
    """pip-audit did not do its work, or says something else than it used to."""


def advisories() -> Outcome:
    """Asked of one package first: an index that has no advisories says so at once, and is not asked for the rest."""
    lines = LOCK.read_text().splitlines()
    pinned = [line.split(" ")[0].split(";")[0] for line in lines if "==" in line and not line.startswith((" ", "#"))]
    try:
        if not _answered(_asked([next(line for line in pinned if line.startswith(f"{PROBE}=="))])):
            return Outcome(NAME, "", untold=SILENT)
        return judged(_asked(pinned), len(pinned))
    except AuditFailed as error:
        return Outcome(NAME, "pip-audit itself failed", [str(error)])


def judged(told: list[dict[str, Any]], asked: int) -> Outcome:
    """What the answers say of all that was asked for."""
    known = _answered(told)
    holes = [f"{each['name']} {each['version']}: {hole['id']}" for each in known for hole in each["vulns"]]
    untold = f"of {asked - len(known)} of {asked} packages nothing is told" if len(known) < asked else ""
    return Outcome(NAME, "" if untold else f"{asked} packages", holes, untold)


def heard(out: str, errors: str) -> list[dict[str, Any]]:
    """What pip-audit told of each package; nothing where it reached no index. Raises AuditFailed."""
    last = next((line.strip() for line in reversed(errors.splitlines()) if line.strip()), "it said nothing")
    if not out.strip() and _UNREACHED.search(last):
        return []
    try:
        told: list[dict[str, Any]] = json.loads(out)["dependencies"]
        if all("skip_reason" in each or {"name", "version", "vulns"} <= set(each) for each in told):
            return told
    except (ValueError, KeyError, TypeError):
        raise AuditFailed(last[:300]) from None
    raise AuditFailed("it tells of packages in another form")


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
    except subprocess.TimeoutExpired:
        return []
    return heard(ran.stdout, ran.stderr)
