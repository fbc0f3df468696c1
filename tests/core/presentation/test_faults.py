"""Every kind of the kernel's fields says by its own code what it is not."""

from typing import Any

import pytest
from rest_framework import serializers

from core.domain.errors import FieldFault
from core.presentation.faults import faults_of
from core.presentation.fields import Choice, Day, Flag, Id, Text, Whole


class Shot(serializers.Serializer[Any]):
    text = Text(required=False)
    code = Text(required=False, pattern=r"^[0-9]{6}\Z", code="invalid")
    flag = Flag(required=False)
    whole = Whole(required=False)
    id = Id(required=False)
    day = Day(required=False)
    ids = serializers.ListField(child=Id(), required=False)


class Scene(serializers.Serializer[Any]):
    shot = Shot(required=False)
    angle = Choice(["wide", "close"], required=False)
    takes = Whole(required=False, min_value=1, max_value=9)


def told(body: dict[str, Any]) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in faults(body)]


def faults(body: dict[str, Any]) -> tuple[FieldFault, ...]:
    serializer = Scene(data=body)
    assert not serializer.is_valid()
    return faults_of(serializer)


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("text", 7, "field.not_a_text"),
        ("text", None, "null"),
        ("code", 123456, "field.not_a_text"),
        ("code", "12345", "invalid"),
        ("flag", "yes", "field.not_a_flag"),
        ("whole", "7", "field.not_a_number"),
        ("id", "7", "field.not_an_id"),
        ("day", "2026-02-30", "field.not_a_date"),
        ("ids", "7", "not_a_list"),
    ],
)
def test_a_kind_is_named(name: str, value: Any, code: str) -> None:
    assert told({"shot": {name: value}}) == [(f"/shot/{name}", code)]


def test_a_fault_in_a_list_is_pointed_at() -> None:
    assert told({"shot": {"ids": ["7"]}}) == [("/shot/ids/0", "field.not_an_id")]


def test_what_is_no_object_is_told_as_a_whole() -> None:
    assert told({"shot": []}) == [("/shot", "field.not_an_object")]


def test_bounds_and_choices_are_told() -> None:
    assert faults({"takes": 10}) == (FieldFault("/takes", "max_value", (("most", 9), ("least", 1))),)
    assert faults({"angle": "odd"}) == (FieldFault("/angle", "invalid_choice", (("choices", "wide, close"),)),)
