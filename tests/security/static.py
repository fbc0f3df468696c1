"""bandit over the product; each finding stands with its reason in the code, or is of a kind that is excused here."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.guards.sizes import PACKAGES
from tests.security.outcome import Outcome

ROOT = Path(__file__).parents[2]
# Kinds that say nothing about this product.
EXCUSED = {
    "B105": "names of purposes and of settings; real secrets are looked for by detect-secrets",
    "B106": "as B105",
    "B311": "dice for what is drawn, written and made up, and for ports; secrets come from `secrets`",
    "B404": "subprocesses are started without a shell; B602, B604 and B605 look for shells",
    "B603": "as B404: arguments are lists, and no program's name comes from a caller",
    "B606": "as B404",
}
# Single findings of the other kinds: kind, file and reason.
KNOWN = {
    ("B104", "stack/entrance.py"): "tells whether the operator asked for all addresses",
    ("B104", "stack/environment.py"): "as above: it becomes the address that is printed",
    ("B403", "core/infrastructure/cache/shared.py"): "what is unpickled is sealed by us (docs/adr/0017)",
    ("B405", "ai_planning/infrastructure/scripts/fdx.py"): "the error class alone; defusedxml parses",
    ("B411", "stack/supervisord.py"): "the launcher's own supervisor, over a socket file of its user",
    ("B703", "core/presentation/mail_page.py"): "marks our own words, each escaped before",
    ("B101", "*"): "tells the type checker what holds",
}


def static_analysis() -> Outcome:
    products = [package for package in PACKAGES if package != "tests"]
    command = [sys.executable, "-m", "bandit", "--quiet", "--format", "json", "--recursive", *products]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    results = json.loads(ran.stdout)["results"]
    return Outcome("bandit", f"{len(results)} findings, each with its reason", unexcused(results, ROOT))


def unexcused(results: list[dict[str, Any]], root: Path) -> list[str]:
    """Findings that nobody has given a reason for."""
    return [
        f"{found['filename']}:{found['line_number']} {found['test_id']} {found['issue_text']}"
        for found in results
        if not _is_excused(found, root)
    ]


def _is_excused(found: dict[str, Any], root: Path) -> bool:
    kind, file = found["test_id"], found["filename"].removeprefix("./")
    if kind in EXCUSED or (kind, file) in KNOWN or (kind, "*") in KNOWN:
        return True
    lines = (root / file).read_text().splitlines()
    of_file = [line for line in lines if line.startswith("# ruff: noqa:")]
    spoken = of_file + lines[min(found["line_range"]) - 1 : max(found["line_range"]) + 3]
    # ruff looks for the same under another letter and holds the reasons.
    return any(re.search(rf"noqa: .*\bS{kind[1:]}\b", line) for line in spoken)
