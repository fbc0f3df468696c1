from pathlib import Path

from tests.guards.sizes import FUNCTION_LINES, violations

ROOT = Path(__file__).parents[2]


def test_nothing_exceeds_its_size_budget() -> None:
    assert list(violations(ROOT)) == []


def test_a_function_a_file_and_a_facade_that_are_too_long_are_caught(tmp_path: Path) -> None:
    package = tmp_path / "core"
    package.mkdir()
    (package / "long_function.py").write_text("def f():\n" + "    x = 1\n" * FUNCTION_LINES)
    (package / "long_file.py").write_text("x = 1\n" * 301)
    (package / "bootstrap").mkdir()
    for place in (package / "bootstrap.py", package / "bootstrap" / "facade.py"):
        place.write_text("class App:\n" + "".join(f"    verb{n}: int\n" for n in range(21)))
    caught = " ".join(violations(tmp_path))
    assert "long_function.py:1 f" in caught
    assert "long_file.py: 301 lines" in caught
    assert caught.count("App: 21 verbs") == 2
