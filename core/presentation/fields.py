"""Fields of JSON bodies: what the document says is what is accepted, and nothing is turned into something else.

DRF's own fields take 1 and true for "1", "yes" for true and "7" for 7; they stay for queries and forms: all text.
"""

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from django.core.validators import (
    MaxLengthValidator,
    MinLengthValidator,
    ProhibitNullCharactersValidator,
    RegexValidator,
)
from drf_spectacular.extensions import OpenApiSerializerExtension
from rest_framework import serializers

from core.domain.email import LONGEST_EMAIL
from core.domain.ids import parse_id

MOST_TOLD = 20
# What core.domain.text forbids, as far as patterns of all languages can tell.
_HIDING = r"\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_PRINTABLE = rf"[^\u0000-\u001f\u007f-\u00a0\u2028\u2029{_HIDING}]"
# Of what is looked up, or judged one by one: whatever it holds is no fault of the body.
ANYTHING = r"^[\s\S]*\Z"
NO_NUL = r"^[^\u0000]*\Z"
PRINTABLE = rf"^{_PRINTABLE}*\Z"
LINE = rf"^[^\u0000-\u001f\u007f-\u009f{_HIDING}]*\Z"
LINES = rf"^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f{_HIDING}]*\Z"

_ATOM = r"[-!#$%&'*+/=?^_`{|}~0-9A-Za-z]+"
_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_EMAIL = rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+[0-9A-Za-z][0-9A-Za-z-]{{0,61}}[0-9A-Za-z]"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:[Zz]|[+-][0-9]{2}:[0-9]{2})"
)
LONGEST_CLIENT_ID = 100
_OF_LISTS = {"max_length": "list.too_long", "min_length": "list.too_short"}
# The format `email` tells of these 64 characters.
_SHORT_ENOUGH = r"(?=[^@]{1,64}@)"


def line_or_nothing(shortest: int, longest: int) -> str:
    """What the document tells of a printable line whose length the domain minds unless it is empty."""
    return f"^(?:{_PRINTABLE}{{{shortest},{longest}}})?$"


class Text(serializers.CharField):
    """A string as it was sent; what does not match `pattern`, which the document tells, is refused with `code`.

    With `allow_blank` the pattern matches an empty string, too. `told` is what the document tells besides.
    """

    told: ClassVar[dict[str, Any]] = {}

    def __init__(self, *, pattern: str = NO_NUL, code: str = "text.forbidden_character", **options: Any) -> None:
        options.setdefault("trim_whitespace", False)
        super().__init__(**options)
        self.validators = [each for each in self.validators if not isinstance(each, ProhibitNullCharactersValidator)]
        self.validators.append(RegexValidator(pattern, code=code))

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)

    def run_validators(self, value: str) -> None:
        """Of several faults of a text the first is told."""
        try:
            super().run_validators(value)
        except serializers.ValidationError as error:
            raise serializers.ValidationError([*error.detail][:1]) from error


class Email(Text):
    """An address in ASCII; space around it is let go."""

    told = {"format": "email", "pattern": f"^{_EMAIL}$"}

    def __init__(self, **options: Any) -> None:
        super().__init__(
            pattern=rf"^{_SHORT_ENOUGH}{_EMAIL}\Z",
            code="email.invalid",
            max_length=LONGEST_EMAIL,
            trim_whitespace=True,
            **options,
        )


class Flag(serializers.BooleanField):
    """true or false."""

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid", input=data)
        return data


class Whole(serializers.IntegerField):
    """A number without a fraction; 7.0 is one."""

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int | float) or data != int(data):
            self.fail("invalid")
        return int(data)


class Day(serializers.DateField):
    """A calendar day: 2026-03-01."""

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or not _DAY.fullmatch(data):
            self.fail("invalid", format="YYYY-MM-DD")
        return super().to_internal_value(data)


class Moment(serializers.DateTimeField):
    """A time as RFC 3339 tells it, with its distance from UTC: 2026-03-01T12:00:00Z."""

    def to_internal_value(self, data: Any) -> datetime:
        if not isinstance(data, str) or not _MOMENT.fullmatch(data):
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ssZ")
        return super().to_internal_value(data)


class Choice(serializers.ChoiceField):
    """One of a few strings."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Id(serializers.UUIDField):
    """A UUID in its canonical form."""

    def to_internal_value(self, data: Any) -> UUID:
        value = parse_id(data) if isinstance(data, str) else None
        if value is None:
            self.fail("invalid", value=data)
        return value


class Several(serializers.ListField):
    """A list whose bounds count its members."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for each in self.validators:
            if isinstance(each, MaxLengthValidator | MinLengthValidator):
                each.code = _OF_LISTS[each.code]


class OneOfSeveral(serializers.Serializer[Any]):
    """At least one of `ways`, each a set of properties, must be there as a whole."""

    ways: ClassVar[tuple[tuple[str, ...], ...]]
    told_as: ClassVar[str] = "anyOf"

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if not any(set(way) <= attrs.keys() for way in self.ways):
            raise serializers.ValidationError({self.ways[0][-1]: "required"}, code="required")
        return attrs


class Closed(serializers.Serializer[Any]):
    """Takes no other properties: a misspelt one would be a change that does not happen."""

    def to_internal_value(self, data: Any) -> Any:
        unknown = sorted(set(data) - set(self.fields)) if isinstance(data, Mapping) else []
        if unknown:
            faults = {name: ["unknown"] for name in unknown[:MOST_TOLD]}
            raise serializers.ValidationError(faults, code="field.unknown")
        return super().to_internal_value(data)


class ClosedBody(Closed):
    """A whole body: beside its own properties any may say which client sends it."""

    client_id = Text(
        max_length=LONGEST_CLIENT_ID,
        required=False,
        allow_blank=True,
        help_text="Comes back in the events of this write",
    )

    def to_internal_value(self, data: Any) -> Any:
        taken = super().to_internal_value(data)
        taken.pop("client_id", None)
        return taken


class _ToldExtension(OpenApiSerializerExtension):  # type: ignore[no-untyped-call]
    match_subclasses = True

    def map_serializer(self, auto_schema: Any, direction: str) -> dict[str, Any]:
        schema: dict[str, Any] = auto_schema._map_serializer(self.target, direction, bypass_extensions=True)
        if not type(self.target).__doc__:
            schema.pop("description", None)
        if isinstance(self.target, OneOfSeveral):
            schema |= {self.target.told_as: [{"required": list(way)} for way in self.target.ways]}
        return schema | ({"additionalProperties": False} if isinstance(self.target, Closed) else {})


class ClosedExtension(_ToldExtension):  # type: ignore[no-untyped-call]
    target_class = Closed


class OneOfSeveralExtension(_ToldExtension):  # type: ignore[no-untyped-call]
    target_class = OneOfSeveral
