"""What is wrong with an input, said as exactly as its schema knows it: which kind, which bound, which choices."""

from collections.abc import Iterator, Mapping
from typing import Any

from rest_framework import fields
from rest_framework.serializers import BaseSerializer, ListSerializer, Serializer

from core.domain.errors import FieldFault

_WHOLE = "non_field_errors"
_KINDS: tuple[tuple[tuple[type[fields.Field[Any, Any, Any, Any]], ...], str], ...] = (
    ((fields.BooleanField,), "field.not_a_flag"),
    ((fields.IntegerField, fields.FloatField, fields.DecimalField), "field.not_a_number"),
    ((fields.UUIDField,), "field.not_an_id"),
    ((fields.DateField,), "field.not_a_date"),
)
_BOUNDS = (("max_value", "most"), ("min_value", "least"), ("max_length", "longest"), ("min_length", "shortest"))


def faults_of(serializer: BaseSerializer[Any]) -> tuple[FieldFault, ...]:
    """All faults of what a serializer did not take, by JSON pointer."""
    return tuple(_faults(serializer.errors, serializer, serializer.initial_data, ""))


def _faults(errors: Any, field: Any, value: Any, pointer: str) -> Iterator[FieldFault]:
    steps = errors.items() if isinstance(errors, Mapping) else enumerate(errors)
    for step, part in steps:
        if step == _WHOLE:
            yield from _faults(part, field, value, pointer)
        elif isinstance(part, str):
            yield FieldFault(pointer, _code(field, part.code, value), _params(field))  # type: ignore[attr-defined]
        else:
            name = str(step).replace("~", "~0").replace("/", "~1")
            yield from _faults(part, _child(field, step), _part(value, step), f"{pointer}/{name}")


def _child(field: Any, step: Any) -> Any:
    if isinstance(field, fields.ListField | fields.DictField | ListSerializer):
        return field.child
    return field.fields.get(step) if isinstance(field, Serializer) else None


def _part(value: Any, step: Any) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None


def _code(field: Any, code: str, value: Any) -> str:
    if code != "invalid":
        return code
    if isinstance(field, BaseSerializer) and not isinstance(value, Mapping):
        return "field.not_an_object"
    if isinstance(field, fields.CharField) and not isinstance(value, str):
        return "field.not_a_text"
    return next((told for kinds, told in _KINDS if isinstance(field, kinds)), code)


def _params(field: Any) -> tuple[tuple[str, str | int], ...]:
    bounds = [(told, getattr(field, name, None)) for name, told in _BOUNDS]
    choices = [str(choice) for choice in getattr(field, "choices", {})]
    return (
        *((told, bound) for told, bound in bounds if bound is not None),
        *([("choices", ", ".join(choices))] if choices else []),
    )
