"""The part of PromQL that our rules are written in, evaluated as Prometheus does it; anything else raises.

Held against promtool itself wherever that is installed (test_promtool.py).
"""

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import promql_parser as tree

from tests.monitoring.extrapolation import changed
from tests.monitoring.quantiles import quantile
from tests.monitoring.series import Labels, Series, Store

LOOKBACK = 300.0
Vector = dict[Labels, float]
Value = Vector | float
ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda left, right: _divided(left, right),
}
COMPARISONS: Mapping[str, Callable[[float, float], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
}
AGGREGATES: Mapping[str, Callable[[list[float]], float]] = {
    "sum": lambda values: sum(values),
    "avg": lambda values: sum(values) / len(values),
    "count": len,
    "max": max,
    "min": min,
}


@dataclass(frozen=True)
class Moment:
    """What an expression is evaluated against. Since Prometheus 3 a range does not hold its first instant."""

    store: Store
    at: float
    left_open: bool = True


def evaluate(text: str, now: Moment) -> Value:
    return _value(_parsed(text), now)


@cache
def _parsed(text: str) -> Any:
    return tree.parse(text)


def _value(node: Any, now: Moment) -> Value:
    kinds: dict[type, Callable[[Any, Moment], Value]] = {
        tree.NumberLiteral: lambda node, _: float(node.val),
        tree.ParenExpr: lambda node, now: _value(node.expr, now),
        tree.VectorSelector: _selected,
        tree.Call: _called,
        tree.AggregateExpr: _aggregated,
        tree.BinaryExpr: _combined,
    }
    return kinds[type(node)](node, now)


def _selected(node: Any, now: Moment) -> Vector:
    at = now.at - _offset(node)
    found = {labels: series.last(at, LOOKBACK, now.left_open) for labels, series in _matching(node, now.store)}
    return {labels: value for labels, value in found.items() if value is not None}


def _matching(node: Any, store: Store) -> list[tuple[Labels, Series]]:
    matchers = node.matchers.matchers
    return [each for each in store.named(node.name) if all(_holds(matcher, dict(each[0])) for matcher in matchers)]


def _holds(matcher: Any, labels: dict[str, str]) -> bool:
    given = labels.get(matcher.name, "")
    if matcher.op in (tree.MatchOp.Re, tree.MatchOp.NotRe):
        return bool(re.fullmatch(matcher.value, given)) == (matcher.op == tree.MatchOp.Re)
    return (given == matcher.value) == (matcher.op == tree.MatchOp.Equal)


def _offset(selector: Any) -> float:
    return selector.offset.total_seconds() if selector.offset else 0.0


def _called(node: Any, now: Moment) -> Value:
    functions: dict[str, Callable[[list[Any], Moment], Value]] = {
        "time": lambda _, now: now.at,
        "vector": lambda given, now: {frozenset(): float(_value(given[0], now))},  # type: ignore[arg-type]
        "absent": _absent,
        "rate": lambda given, now: _over_range(given[0], now, lambda *range: changed(*range, per_second=True)),
        "increase": lambda given, now: _over_range(given[0], now, lambda *range: changed(*range, per_second=False)),
        "max_over_time": lambda given, now: _over_range(
            given[0], now, lambda points, *_: max((value for _, value in points), default=None)
        ),
        "histogram_quantile": lambda given, now: quantile(_value(given[0], now), _value(given[1], now)),  # type: ignore[arg-type]
        "round": lambda given, now: {
            _nameless(labels): _rounded(value, float(_value(given[1], now)))  # type: ignore[arg-type]
            for labels, value in _value(given[0], now).items()  # type: ignore[union-attr]
        },
    }
    return functions[node.func.name](node.args, now)


def _absent(given: list[Any], now: Moment) -> Vector:
    if _value(given[0], now):
        return {}
    equal = [each for each in given[0].matchers.matchers if each.op == tree.MatchOp.Equal]
    return {frozenset((each.name, each.value) for each in equal): 1.0}


def _over_range(node: Any, now: Moment, fold: Callable[..., float | None]) -> Vector:
    selector, until = node.vector_selector, now.at - _offset(node.vector_selector)
    since = until - node.range.total_seconds()
    folded = {
        _nameless(labels): fold(series.between(since, until, now.left_open), since, until)
        for labels, series in _matching(selector, now.store)
    }
    return {labels: value for labels, value in folded.items() if value is not None}


def _aggregated(node: Any, now: Moment) -> Vector:
    groups: dict[Labels, list[float]] = {}
    for labels, value in _value(node.expr, now).items():  # type: ignore[union-attr]
        groups.setdefault(_grouped(labels, node.modifier), []).append(value)
    return {labels: float(AGGREGATES[str(node.op)](values)) for labels, values in groups.items()}


def _grouped(labels: Labels, modifier: Any) -> Labels:
    if modifier is None:
        return frozenset()
    by = modifier.type == tree.AggModifierType.By
    return frozenset(pair for pair in _nameless(labels) if (pair[0] in modifier.labels) == by)


def _combined(node: Any, now: Moment) -> Value:
    sign, left, right = str(node.op), _value(node.lhs, now), _value(node.rhs, now)
    if isinstance(left, float) and isinstance(right, float):
        return ARITHMETIC[sign](left, right)
    if isinstance(left, float) or isinstance(right, float):
        return _with_number(sign, left, right)
    matched = {_key(labels, node.modifier): labels for labels in right}
    if sign in ("and", "or", "unless"):
        return _of_sets(sign, left, right, matched, node.modifier)
    assert len(matched) == len(right), "one side matches many"
    pairs = [(labels, matched.get(_key(labels, node.modifier))) for labels in left]
    together = [(labels, left[labels], right[other]) for labels, other in pairs if other is not None]
    if sign in COMPARISONS:
        return {labels: mine for labels, mine, other in together if COMPARISONS[sign](mine, other)}
    _check_cardinality(node.modifier, len(together), [_key(labels, node.modifier) for labels, *_ in together])
    return {_result_labels(labels, node.modifier): ARITHMETIC[sign](mine, other) for labels, mine, other in together}


def _with_number(sign: str, left: Value, right: Value) -> Vector:
    vector: Vector = left if isinstance(left, dict) else right  # type: ignore[assignment]
    pairs = {labels: (value, right) if vector is left else (left, value) for labels, value in vector.items()}
    if sign in COMPARISONS:
        return {labels: vector[labels] for labels, pair in pairs.items() if COMPARISONS[sign](*pair)}  # type: ignore[arg-type]
    return {_nameless(labels): ARITHMETIC[sign](*pair) for labels, pair in pairs.items()}  # type: ignore[arg-type]


def _of_sets(sign: str, left: Vector, right: Vector, matched: Mapping[Labels, Labels], modifier: Any) -> Vector:
    if sign == "or":
        mine = {_key(labels, modifier) for labels in left}
        return left | {labels: value for labels, value in right.items() if _key(labels, modifier) not in mine}
    return {labels: value for labels, value in left.items() if (_key(labels, modifier) in matched) == (sign == "and")}


def _key(labels: Labels, modifier: Any) -> Labels:
    matching = modifier.matching if modifier is not None else None
    if matching is None:
        return _nameless(labels)
    on = matching.type == tree.LabelModifierType.Include
    return frozenset(pair for pair in _nameless(labels) if (pair[0] in matching.labels) == on)


def _result_labels(labels: Labels, modifier: Any) -> Labels:
    """One-to-one answers carry the labels that matched, many-to-one those of the many."""
    if modifier is not None and modifier.card == tree.VectorMatchCardinality.ManyToOne:
        return _nameless(labels)
    return _key(labels, modifier)


def _check_cardinality(modifier: Any, number: int, keys: list[Labels]) -> None:
    many = modifier is not None and modifier.card == tree.VectorMatchCardinality.ManyToOne
    assert many or len(set(keys)) == number, "many sides match one"


def _nameless(labels: Labels) -> Labels:
    return frozenset(pair for pair in labels if pair[0] != "__name__")


def _rounded(value: float, to: float) -> float:
    inverse = 1.0 / to
    return value if math.isnan(value) or math.isinf(value) else math.floor(value * inverse + 0.5) / inverse


def _divided(left: float, right: float) -> float:
    if right:
        return left / right
    return math.nan if not left or math.isnan(left) else math.copysign(math.inf, left)
