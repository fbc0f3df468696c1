"""docs/security.md: every requirement of ASVS 5.0 up to level 2 has one line, and what a line names is there."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
LINE = re.compile(r"^\| (\d+\.\d+\.\d+) \| (met|partly|not met|n/a) \| (.+?) \| (.*?) ?\|$", re.M)
# How many requirements of level 1 and 2 each section begins with; its further ones are of level 3.
SECTIONS = {
    1: (2, 9, 11, 3, 2),
    2: (3, 3, 4, 1),
    3: (0, 2, 4, 6, 5, 0, 2),
    4: (3, 1, 2, 4),
    5: (1, 3, 2, 3),
    6: (3, 12, 4, 4, 5, 3, 0, 4),
    7: (3, 4, 2, 5, 2, 2),
    8: (2, 3, 1, 1),
    9: (3, 4),
    10: (2, 2, 4, 11, 5, 2, 3),
    11: (2, 3, 3, 4, 1, 1),
    12: (3, 2, 4),
    13: (1, 5, 2, 5),
    14: (2, 4, 3),
    15: (3, 3, 7),
    16: (1, 5, 4, 3, 3),
    17: (1, 4, 2),
}
REQUIRED = [
    f"{chapter}.{section}.{number}"
    for chapter, sections in SECTIONS.items()
    for section, count in enumerate(sections, 1)
    for number in range(1, count + 1)
]


def lines() -> list[tuple[str, str, str, str]]:
    return LINE.findall((ROOT / "docs" / "security.md").read_text())


def test_every_requirement_of_level_two_has_one_line() -> None:
    assert len(REQUIRED) == 253
    assert [number for number, *_ in lines()] == REQUIRED


def test_every_test_that_a_line_names_is_there() -> None:
    named = {name for *_, proof in lines() for name in re.findall(r"`(\S+::\w+)`", proof)}
    assert len(named) > 100
    assert sorted(name for name in named if not exists(name)) == []


def test_what_is_met_is_proved_and_what_is_not_says_why() -> None:
    assert [number for number, state, _, proof in lines() if (state == "met") != ("::" in proof)] == []
    assert [number for number, state, why, _ in lines() if state != "met" and len(why) < 7] == []


def sections() -> dict[str, str]:
    """The text under each heading."""
    page = (ROOT / "docs" / "security.md").read_text()
    return {part.split("\n", 1)[0]: part for part in re.split(r"^## ", page, flags=re.M)[1:]}


def test_a_part_of_the_page_that_a_line_points_at_says_something() -> None:
    pointed = {part for _, _, how, _ in lines() for part in re.findall(r'"([^"]+)" above', how)}
    assert pointed >= {"Keys", "Holes of others"}
    assert [part for part in pointed if len(sections().get(part, "")) < 300] == []


def test_every_key_of_the_settings_is_in_the_table_of_keys() -> None:
    settings = (ROOT / "config" / "settings.py").read_text()
    kept = set(re.findall(r"^((?:\w+_)?(?:SECRET_KEY|KEYS_DIR)) = ", settings, re.M))
    assert len(kept) >= 3
    assert [name for name in kept if f"| `{name}`" not in sections()["Keys"]] == []


def test_how_soon_holes_of_others_are_mended_is_said() -> None:
    said = sections()["Holes of others"]
    assert [within for within in ("two days", "two\nweeks", "a release") if within not in said] == []


def test_the_figures_of_the_page_are_those_of_its_lines() -> None:
    states = [state for _, state, *_ in lines()]
    told = ", ".join(f"{states.count(state)} {state}" for state in ("met", "partly", "not met", "n/a"))
    assert told in (ROOT / "docs" / "security.md").read_text()


def test_a_test_that_is_not_there_is_caught() -> None:
    assert not exists("tests/security/test_asvs.py::test_that_nobody_wrote")
    assert not exists("tests/security/test_nowhere.py::test_every_test_that_a_line_names_is_there")


def exists(name: str) -> bool:
    file, test = name.split("::")
    return test in names_in(ROOT / file)


@cache
def names_in(file: Path) -> frozenset[str]:
    if not file.exists():
        return frozenset()
    return frozenset(node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef))
