"""Size budgets: what is too long is probably two things."""

import ast
from collections.abc import Iterator
from pathlib import Path

FUNCTION_LINES = 30
FILE_LINES = 300
BOOTSTRAP_LINES = 100
FACADE_VERBS = 20
PACKAGES = (
    "config",
    "core",
    "identity",
    "projects",
    "notifications",
    "webhooks",
    "feedback",
    "ai_planning",
    "schedule",
    "deploy",
    "stack",
    "tests",
)


def violations(root: Path) -> Iterator[str]:
    """Every file, function and façade below `root` that exceeds its budget."""
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _of_file(path, path.relative_to(root))


def _of_file(path: Path, name: Path) -> Iterator[str]:
    source = path.read_text()
    limit = BOOTSTRAP_LINES if _wires(path) else FILE_LINES
    if (lines := len(source.splitlines())) > limit:
        yield f"{name}: {lines} lines (at most {limit})"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield from _of_function(node, name)
        elif isinstance(node, ast.ClassDef) and _wires(path):
            yield from _of_facade(node, name)


def _wires(path: Path) -> bool:
    """A composition root is a module, or a package of one façade each."""
    return path.name == "bootstrap.py" or path.parent.name == "bootstrap"


def _of_function(node: ast.FunctionDef | ast.AsyncFunctionDef, name: Path) -> Iterator[str]:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    if lines > FUNCTION_LINES:
        yield f"{name}:{node.lineno} {node.name}: {lines} lines (at most {FUNCTION_LINES})"


def _of_facade(node: ast.ClassDef, name: Path) -> Iterator[str]:
    verbs = sum(isinstance(statement, ast.AnnAssign) for statement in node.body)
    if verbs > FACADE_VERBS:
        yield f"{name}:{node.lineno} {node.name}: {verbs} verbs (at most {FACADE_VERBS})"
