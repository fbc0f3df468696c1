"""What an expression speaks of: names of series, and for each the labels that it chooses and groups by."""

from collections.abc import Iterator
from typing import Any

import promql_parser as tree

RANGE = "$__rate_interval"
Mention = tuple[str, set[str]]


def mentions(expression: str) -> list[Mention]:
    return list(_in(tree.parse(expression.replace(RANGE, "5m")), set()))


def added_up(expression: str) -> list[tuple[str, set[str] | None]]:
    """Each name with the labels that are left of it, None where all of them are."""
    return list(_left(tree.parse(expression.replace(RANGE, "5m")), None))


def _left(node: Any, left: set[str] | None) -> Iterator[tuple[str, set[str] | None]]:
    if isinstance(node, tree.VectorSelector):
        yield node.name, left
    elif isinstance(node, tree.MatrixSelector):
        yield node.vector_selector.name, left
    elif isinstance(node, tree.AggregateExpr) and str(node.op) != "topk":
        yield from _left(node.expr, set(node.modifier.labels if node.modifier else ()))
    else:
        for each in _parts(node):
            yield from _left(each, left)


def chosen(expression: str) -> list[tuple[str, str, str, bool]]:
    """Name, label, value and whether the value is a pattern, of each choice by a label."""
    found: list[tuple[str, str, str, bool]] = []
    for selector in _selectors(tree.parse(expression.replace(RANGE, "5m"))):
        for each in selector.matchers.matchers:
            is_pattern = each.op in (tree.MatchOp.Re, tree.MatchOp.NotRe)
            found.append((selector.name, each.name, each.value, is_pattern))
    return found


def unchosen(expression: str, label: str) -> list[str]:
    """Names from which nothing is chosen by that label."""
    selectors = _selectors(tree.parse(expression.replace(RANGE, "5m")))
    return [each.name for each in selectors if label not in {matcher.name for matcher in each.matchers.matchers}]


def _in(node: Any, grouped: set[str]) -> Iterator[Mention]:
    """`grouped` are the labels that aggregations above need."""
    for selector, above in _below(node, grouped):
        yield selector.name, above | {each.name for each in selector.matchers.matchers}


def _selectors(node: Any) -> Iterator[Any]:
    yield from (selector for selector, _ in _below(node, set()))


def _below(node: Any, grouped: set[str]) -> Iterator[tuple[Any, set[str]]]:
    if isinstance(node, tree.VectorSelector):
        yield node, grouped
    elif isinstance(node, tree.MatrixSelector):
        yield node.vector_selector, grouped
    elif isinstance(node, tree.AggregateExpr):
        yield from _below(node.expr, grouped | set(node.modifier.labels if node.modifier else ()))
    elif isinstance(node, tree.Call):
        needed = {"le"} if node.func.name == "histogram_quantile" else set()
        for argument in node.args:
            yield from _below(argument, grouped | needed)
    elif isinstance(node, tree.BinaryExpr):
        matching = node.modifier.matching if node.modifier else None
        for side in (node.lhs, node.rhs):
            yield from _below(side, grouped | set(matching.labels if matching else ()))
    elif isinstance(node, tree.ParenExpr):
        yield from _below(node.expr, grouped)


def _parts(node: Any) -> list[Any]:
    if isinstance(node, tree.Call):
        return list(node.args)
    if isinstance(node, tree.BinaryExpr):
        return [node.lhs, node.rhs]
    return [node.expr] if isinstance(node, tree.AggregateExpr | tree.ParenExpr) else []
