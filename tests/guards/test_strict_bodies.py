"""JSON bodies take what the document says: no field of theirs turns one kind of value into another, and no other
property is passed over."""

from collections.abc import Iterator
from typing import Any

from rest_framework import serializers

from ai_planning.presentation.plan_fields import Seconds
from core.presentation.fields import Choice, Closed, Day, Flag, Id, Moment, Text, Whole
from feedback.presentation.note_fields import NumberOfSeconds, PointsField, WidthField
from schedule.presentation.working_time_schemas import Stretch
from tests.guards.test_words import every_subclass, import_everything

STRICT = (Text, Flag, Whole, Choice, Day, Moment, Id, NumberOfSeconds, PointsField, WidthField, Seconds, Stretch)
CONTEXTS = ("identity", "projects", "notifications", "webhooks", "feedback", "ai_planning", "schedule")
# What comes as multipart/form-data is all text.
FORMS = {"VideoFieldsIn", "VideoFormIn", "VersionFieldsIn", "VersionFormIn"}
CLOSED = ("projects", "notifications", "webhooks", "feedback", "ai_planning", "schedule")
# What comes as a form with a file alone, and what others are made of.
NEVER_A_BODY = {"AttachmentIn", "ConcernIn", "MarksIn"}


def lax_fields(schemas: Iterator[type[serializers.Serializer[Any]]]) -> list[str]:
    """The fields of bodies (`…In`) that are none of core.presentation.fields."""
    return sorted(
        f"{schema.__name__}.{name}"
        for schema in schemas
        if schema.__name__.endswith("In") and schema.__name__ not in FORMS
        for name, field in schema().fields.items()
        if not isinstance(getattr(field, "child", field), (*STRICT, serializers.Serializer, serializers.FileField))
    )


def test_every_field_of_a_body_is_strict() -> None:
    import_everything()
    schemas = every_subclass(serializers.Serializer)
    assert lax_fields(each for each in schemas if each.__module__.startswith(CONTEXTS)) == []


def test_a_lax_field_is_caught() -> None:
    class PlantedIn(serializers.Serializer[Any]):
        strict = Text()
        lax = serializers.CharField()
        several = serializers.ListField(child=serializers.IntegerField())

    assert lax_fields(iter([PlantedIn])) == ["PlantedIn.lax", "PlantedIn.several"]


def open_bodies(schemas: Iterator[type[serializers.Serializer[Any]]]) -> list[str]:
    """Bodies, and objects in them, that take properties which they do not know."""
    named = {each for each in schemas if each.__name__.endswith("In") and each.__name__ not in NEVER_A_BODY}
    return sorted(each.__name__ for each in named if not issubclass(each, Closed))


def test_no_body_takes_what_it_does_not_know() -> None:
    import_everything()
    schemas = every_subclass(serializers.Serializer)
    assert open_bodies(each for each in schemas if each.__module__.startswith(CLOSED)) == []


def test_an_open_body_is_caught() -> None:
    class PlantedIn(serializers.Serializer[Any]):
        strict = Text()

    assert open_bodies(iter([PlantedIn])) == ["PlantedIn"]
