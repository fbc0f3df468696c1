"""The README names every dependency and every variable."""

import re
import tomllib
from pathlib import Path

from config.management.commands.backup import WRITTEN_WITH_FAULTS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text()


def test_every_dependency_has_its_reason_in_the_readme() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lists = [project["dependencies"], *project["optional-dependencies"].values()]
    names = {re.match(r"[\w.-]+", line).group() for lines in lists for line in lines}  # type: ignore[union-attr]
    rows = [row for row in README.split("## Dependencies")[1].splitlines() if row.startswith("|")]
    named = set(re.findall(r"[\w.-]+", " ".join(row.split("|")[1] for row in rows)))
    assert names - named == set()


def test_every_variable_that_the_settings_read_is_in_the_readme() -> None:
    source = "".join(path.read_text() for path in sorted((ROOT / "config").glob("*.py")))
    variables = set(re.findall(r'env\.\w+\(\s*"(\w+)"', source))
    assert {name for name in variables if f"`{name}`" not in README} == set()


def test_an_exit_code_that_is_told_is_the_commands_and_can_be_seen() -> None:
    running = README.partition("\n## Running it\n")[2].partition("\n### ")[0]
    assert re.findall(r"exit code (\d+), under make (\d+)", running) == [(str(WRITTEN_WITH_FAULTS), "2")]
    assert re.findall(r"exit code \d", README) == ["exit code 3"]
    assert "`.venv/bin/python -m stack.manage backup /backups; echo $?`" in running
