"""What people keep for themselves, on the wire."""

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from core.domain.ids import parse_id
from core.presentation.fields import LINES, Choice, ClosedBody, Id, Text
from core.presentation.pagination import LivePageOut, PageOut, PageQuery
from feedback.contracts import Priority
from feedback.domain.unsent import Place, PlaceKind, place_named
from feedback.presentation.note_fields import ConcernIn, MarksIn

MOST_ITEMS = 100
LONGEST_TITLE, LONGEST_TEXT, LONGEST_PLACE = 1000, 20_000, 60
_ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
PLACE_PATTERN = f"^(?:{'|'.join(kind.value for kind in PlaceKind)}):{_ID}$"


@extend_schema_field({"type": "string", "pattern": PLACE_PATTERN, "maxLength": LONGEST_PLACE})
class PlaceField(Text):
    """`new:` and the id of a video, `item:` and that of an item, `reply:` of a comment, `edit:` of either."""

    default_error_messages = {"field.invalid": "No such kind of place."}

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=LONGEST_PLACE, **options)

    def to_internal_value(self, data: Any) -> Any:
        place = place_named(super().to_internal_value(data))
        if place is None:
            self.fail("field.invalid")
        return place

    def run_validators(self, value: Any) -> None:
        """Of the text."""
        if not isinstance(value, Place):
            super().run_validators(value)


class ConversationReadIn(ClosedBody):
    comment_id = Id(required=False, allow_null=True, help_text="Up to this one; without it, up to the last.")


class DraftIn(MarksIn, ConcernIn, ClosedBody):
    """As much of a note or a comment as there is; together 64 KiB at most."""

    title = Text(pattern=LINES, required=False, allow_blank=True, max_length=LONGEST_TITLE)
    text = Text(pattern=LINES, required=False, allow_blank=True, max_length=LONGEST_TEXT)
    priority = Choice(choices=list(Priority), required=False)


@extend_schema_field(
    {"type": "string", "pattern": f"^{_ID}(?:,{_ID}){{0,{MOST_ITEMS - 1}}}$", "description": "Only of these items."}
)
class IdsField(serializers.CharField):
    """Ids with commas between them."""

    default_error_messages = {"field.invalid": "Not ids.", "list.too_long": "Too many."}

    def to_internal_value(self, data: Any) -> Any:
        ids = [parse_id(each) for each in super().to_internal_value(data).split(",")]
        if len(ids) > MOST_ITEMS:
            self.fail("list.too_long")
        known: list[UUID] = [each for each in ids if each is not None]
        if len(known) < len(ids):
            self.fail("field.invalid")
        return tuple(known)


class UnreadCommentsQuery(PageQuery):
    feedback_ids = IdsField(required=False)


class UnreadCommentsOut(serializers.Serializer[Any]):
    """How many comments of others on an item the caller has not read, and of when the last of them is."""

    feedback_id = serializers.UUIDField()
    unread = serializers.IntegerField(min_value=0)
    read_at = serializers.DateTimeField(allow_null=True, help_text="null for who never marked it.")
    last_unread_at = serializers.DateTimeField(allow_null=True)


class UnreadCommentsPageOut(LivePageOut):
    results = UnreadCommentsOut(many=True)
    unread = serializers.IntegerField(min_value=0, help_text="Comments over all pages.")


class DraftOut(serializers.Serializer[Any]):
    """What is not sent yet, for its writer alone."""

    place = serializers.CharField()
    body = serializers.DictField()
    updated_at = serializers.DateTimeField()
    version = serializers.IntegerField(max_value=2**53 - 1, help_text="If-Match takes it.")


class DraftPageOut(PageOut):
    results = DraftOut(many=True)
