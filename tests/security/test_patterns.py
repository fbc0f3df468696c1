"""No pattern of ours repeats without bound what repeats without bound itself, which would take exponential time.

Alternatives that overlap take it as well and are not looked for, nor is what is put together as the product runs.
"""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.guards.sizes import PACKAGES

ROOT = Path(__file__).parents[2]
FUNCTIONS = {"compile", "fullmatch", "match", "search", "sub", "split", "findall", "finditer", "subn", "re_path"}
REPEATS = {"MAX_REPEAT", "MIN_REPEAT"}


def patterns() -> list[tuple[str, str]]:
    """Every text that the product gives to `re`, and where; also of texts that the same file names."""
    files = [file for package in PACKAGES if package != "tests" for file in (ROOT / package).rglob("*.py")]
    return [(f"{file.relative_to(ROOT)}: {text}", text) for file in sorted(files) for text in _of(file)]


def _of(file: Path) -> Iterator[str]:
    tree = ast.parse(file.read_text())
    named: dict[str, str] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            text = _text(node.value, named)
            named |= {} if text is None else {node.targets[0].id: text}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in FUNCTIONS and node.args:
            text = _text(node.args[0], named)
            if text is not None:
                yield text


def _text(node: ast.expr, named: Mapping[str, str]) -> str | None:
    """None where it is told only as the product runs."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.Name):
        return named.get(node.id)
    parts: list[ast.expr] = []
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [node.left, node.right]
    if isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    texts = [text for text in (_text(part, named) for part in parts) if text is not None]
    return "".join(texts) if parts and len(texts) == len(parts) else None


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re":
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def nests(pattern: str) -> bool:
    """Whether a repetition without bound stands in another one and can take the same signs in several ways."""
    return _nests(re._parser.parse(pattern), inside=False)  # type: ignore[attr-defined]


def _nests(parsed: Any, *, inside: bool) -> bool:
    for operation, argument in parsed:
        is_endless = str(operation) in REPEATS and argument[1] == re._constants.MAXREPEAT  # type: ignore[attr-defined]
        # What has a beginning and an end of its own is told apart from the next one.
        alone = is_endless and len(argument[2]) == 1
        if is_endless and inside and alone:
            return True
        for part in _parts(operation, argument):
            if _nests(part, inside=inside or (is_endless and _is_loose(argument[2]))):
                return True
    return False


def _is_loose(parsed: Any) -> bool:
    """Nothing but repetitions, so that one more of the outer is one more of the inner."""
    while len(parsed) == 1 and str(parsed[0][0]) == "SUBPATTERN":
        parsed = parsed[0][1][-1]
    return all(str(operation) in REPEATS for operation, _ in parsed)


def _parts(operation: Any, argument: Any) -> list[Any]:
    kind = str(operation)
    if kind in REPEATS:
        return [argument[2]]
    if kind == "SUBPATTERN":
        return [argument[-1]]
    return list(argument[1]) if kind == "BRANCH" else []


def test_no_pattern_repeats_repetitions() -> None:
    assert len(patterns()) > 50
    assert [where for where, pattern in patterns() if nests(pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+b", True),
        (r"(?:\w*)*", True),
        (r"((x+))*y", True),
        (r"(a+b)+", False),
        (r"\w+@\w+", False),
        (r"a{2,5}", False),
    ],
)
def test_a_planted_pattern_is_caught(pattern: str, expected: bool) -> None:
    assert nests(pattern) is expected


def test_a_pattern_that_is_put_together_is_read(tmp_path: Path) -> None:
    file = tmp_path / "planted.py"
    file.write_text("import re\n_A = r'(a+'\n_B = f'{_A})'\nre.compile(_B + '+b')\nre.compile(told())\n")
    assert list(_of(file)) == ["(a+)+b"]
    assert any("x-amz-signature" in pattern for _, pattern in patterns())
