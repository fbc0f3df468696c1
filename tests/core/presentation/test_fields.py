"""Fields of bodies take their own kind of value only."""

from datetime import date
from typing import Any
from uuid import UUID

import pytest
from rest_framework import serializers

from core.presentation.fields import (
    LINE,
    LINES,
    PRINTABLE,
    Choice,
    Closed,
    ClosedBody,
    Day,
    Email,
    Flag,
    Id,
    OneOfSeveral,
    Text,
    Whole,
)

ID = "01890a5d-ac96-774b-bcce-b302099a8057"


class Everything(serializers.Serializer[Any]):
    text = Text(required=False, max_length=5)
    one = Text(required=False, pattern=LINE)
    printable = Text(required=False, pattern=PRINTABLE)
    lines = Text(required=False, pattern=LINES)
    email = Email(required=False)
    flag = Flag(required=False)
    whole = Whole(required=False, min_value=0, max_value=9)
    choice = Choice(["1", "true"], required=False)
    id = Id(required=False)
    day = Day(required=False)


def codes(schema: type[serializers.Serializer[Any]], body: dict[str, Any]) -> dict[str, list[str]]:
    serializer = schema(data=body)
    serializer.is_valid()
    return {name: [fault.code for fault in faults] for name, faults in serializer.errors.items()}


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("text", " a\n", " a\n"),
        ("one", "한글\u00a0ok", "한글\u00a0ok"),
        ("printable", "한글 ok", "한글 ok"),
        ("lines", "a\r\n\tb", "a\r\n\tb"),
        ("email", " Minji+films@example.co.kr ", "Minji+films@example.co.kr"),
        ("flag", False, False),
        ("whole", 7.0, 7),
        ("choice", "1", "1"),
        ("id", ID, UUID(ID)),
        ("day", "2028-02-29", date(2028, 2, 29)),
    ],
)
def test_its_own_kind_is_taken_as_it_is(name: str, value: Any, kept: Any) -> None:
    serializer = Everything(data={name: value})
    assert serializer.is_valid(), serializer.errors
    assert serializer.validated_data[name] == kept


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("text", 7, "invalid"),
        ("day", "2026-02-29", "invalid"),
        ("day", "0000-01-01", "invalid"),
        ("day", "20260301", "invalid"),
        ("day", "2026-W10-1", "invalid"),
        ("day", "２０２６-03-01", "invalid"),
        ("day", 20260301, "invalid"),
        ("text", True, "invalid"),
        ("text", ["a"], "invalid"),
        ("text", "a\x00", "text.forbidden_character"),
        ("text", "aaaaaa", "max_length"),
        ("one", "a\nb", "text.forbidden_character"),
        ("one", "a\u202eb", "text.forbidden_character"),
        ("printable", "a\u00a0b", "text.forbidden_character"),
        ("lines", "a\x1bb", "text.forbidden_character"),
        ("email", "no address", "email.invalid"),
        ("email", f"{'a' * 65}@example.kr", "email.invalid"),
        ("email", "minji@한국.kr", "email.invalid"),
        ("flag", "yes", "invalid"),
        ("flag", 1, "invalid"),
        ("flag", {}, "invalid"),
        ("whole", "7", "invalid"),
        ("whole", True, "invalid"),
        ("whole", 7.5, "invalid"),
        ("whole", 1e308, "max_value"),
        ("choice", 1, "invalid_choice"),
        ("choice", True, "invalid_choice"),
        ("choice", {}, "invalid_choice"),
        ("id", 7, "invalid"),
        ("id", f"{{{ID}}}", "invalid"),
        ("id", ID.replace("-", ""), "invalid"),
    ],
)
def test_another_kind_is_refused(name: str, value: Any, code: str) -> None:
    assert codes(Everything, {name: value}) == {name: [code]}


class Ways(OneOfSeveral):
    ways = (("email", "code"), ("token",))
    email = Text(required=False)
    code = Text(required=False)
    token = Text(required=False)


@pytest.mark.parametrize("body", [{}, {"email": "a"}, {"code": "1"}])
def test_one_way_must_be_whole(body: dict[str, str]) -> None:
    assert codes(Ways, body) == {"code": ["required"]}
    assert codes(Ways, body | {"token": "t"}) == {}


class Small(Closed):
    digest = Text(required=False)


class Whose(Closed):
    small = Small(required=False)


class SmallBody(OneOfSeveral, ClosedBody):
    ways = (("digest",), ("whose",))
    digest = Text(required=False)
    whose = Whose(required=False)


def test_a_body_may_say_which_client_sends_it_and_its_parts_may_not() -> None:
    serializer = SmallBody(data={"digest": "off", "client_id": "tab-7"})
    assert serializer.is_valid(), serializer.errors
    assert serializer.validated_data == {"digest": "off"}
    assert codes(SmallBody, {"client_id": "tab-7"}) == {"digest": ["required"]}
    inner = SmallBody(data={"whose": {"small": {"client_id": "tab-7"}}})
    assert not inner.is_valid()
    assert inner.errors["whose"]["small"]["client_id"][0].code == "field.unknown"


def test_a_misspelt_property_is_pointed_at_and_a_flood_of_them_is_cut() -> None:
    assert codes(Small, {"digset": "off"}) == {"digset": ["field.unknown"]}
    assert len(codes(Small, {f"p{number}": 1 for number in range(1000)})) == 20
