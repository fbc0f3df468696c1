"""Query parameters, validated. The same ones always mean the same, so what they meant is kept."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from rest_framework.serializers import Serializer

from core.presentation.faults import faults_of
from core.presentation.refusals import BadQuery

Schema = type[Serializer[Any]]
LONGEST_NAME_TOLD = 100
LONGEST_KEPT = 500
# Parameters that no schema names.
_EVERYWHERE = frozenset({"fields", "client_id"})


def meant_by(schema: Schema, given: Mapping[str, str]) -> dict[str, Any]:
    """A bad one is 400, and so is a misspelt one, which would change nothing: BadQuery."""
    pairs = tuple(sorted((name, value) for name, value in given.items() if name not in _EVERYWHERE))
    length = sum(len(name) + len(value) for name, value in pairs)
    return dict(_kept(schema, pairs) if length <= LONGEST_KEPT else _validated(schema, pairs))


def _validated(schema: Schema, pairs: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    serializer = schema(data=dict(pairs))
    if unknown := sorted(name for name, _ in pairs if name not in serializer.fields):
        name = unknown[0][:LONGEST_NAME_TOLD]
        raise BadQuery(name, "field.unknown", name=name)
    if not serializer.is_valid():
        fault = faults_of(serializer)[0]
        raise BadQuery(fault.pointer, fault.code, **dict(fault.params))
    return dict(serializer.validated_data)


_kept = lru_cache(maxsize=1024)(_validated)
