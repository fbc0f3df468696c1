"""Ruff and mypy hold on every landing."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"]])
def test_the_tree_is_clean(command: list[str]) -> None:
    result = subprocess.run([BIN / command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout[-4000:] + result.stderr[-2000:]


def test_planted_style_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text("import os\nprint('x')\n")
    config = ["--config", str(ROOT / "pyproject.toml")]
    result = subprocess.run([BIN / "ruff", "check", *config, planted], capture_output=True, text=True)
    assert result.returncode == 1
    assert {"F401", "T201"} <= set(result.stdout.split())


def test_a_planted_type_is_caught(tmp_path: Path) -> None:
    planted = tmp_path / "clock.py"
    planted.write_text((ROOT / "core/domain/clock.py").read_text() + "\n\ndef untyped(moment):\n    return moment\n")
    command = [BIN / "mypy", "--shadow-file", "core/domain/clock.py", planted, "core/domain/clock.py"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert result.returncode == 1
    assert "no-untyped-def" in result.stdout
