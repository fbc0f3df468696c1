"""The import contracts hold, and bite."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]


def lint(directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINT, cwd=directory, capture_output=True, text=True, env={"PYTHONPATH": str(directory)})


def test_the_import_contracts_hold() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("module", "line", "contract"),
    [
        ("feedback/domain/planted.py", "import django\n", "Rules and use cases know no framework"),
        ("identity/application/planted.py", "import projects.contracts\n", "A context knows only the contexts below"),
        ("projects/domain/planted.py", "import projects.application\n", "Inside a context"),
        ("feedback/presentation/planted.py", "import feedback.infrastructure.models\n", "Views, consumers and tasks"),
        (
            "feedback/infrastructure/planted.py",
            "import projects.infrastructure.models\n",
            "Contexts above ask projects",
        ),
        ("projects/infrastructure/planted.py", "import identity.infrastructure.models\n", "Other contexts are asked"),
        ("core/domain/planted.py", "import core.infrastructure.models\n", "The kernel has the same layers"),
    ],
)
def test_a_planted_import_is_caught(tmp_path: Path, module: str, line: str, contract: str) -> None:
    for package in (
        "config",
        "core",
        "identity",
        "projects",
        "notifications",
        "webhooks",
        "feedback",
        "ai_planning",
        "schedule",
    ):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    (tmp_path / module).write_text(line)
    result = lint(tmp_path)
    assert result.returncode == 1
    broken = [text for text in result.stdout.splitlines() if text.endswith("BROKEN")]
    assert any(text.startswith(contract) for text in broken), result.stdout
