"""What a list of items is asked for."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

from core.domain.actor import Actor
from core.domain.ids import parse_id
from core.domain.pages import CursorRequest, PageRequest
from core.presentation.pagination import PageQuery, cursor_request, page_request
from core.presentation.refusals import BadQuery
from feedback.application.feedback_question import FeedbackQuestion, Filters, Sort, Window
from feedback.contracts import UNRESOLVED, FeedbackStatus, Priority
from feedback.domain.position import LAST_FRAME, LONGEST_SECONDS
from feedback.domain.tags import LONGEST_TAG

ME, NOBODY = "me", "none"
LONGEST_SEARCH = 200
_UUID = "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}"
_WINDOW = ("time_from", "time_to", "frame_from", "frame_to")
_FLAG = ["true", "false"]


class AnyOf(serializers.Field[Any, Any, Any, Any]):
    """Words of a few, separated by commas."""

    words: type[StrEnum]
    default_error_messages = {"invalid_choice": "Not one of the choices."}

    def to_internal_value(self, data: Any) -> tuple[StrEnum, ...]:
        try:
            return tuple(self.words(word) for word in dict.fromkeys(str(data).split(",")))
        except ValueError:
            self.fail("invalid_choice")


def _told(words: Iterable[str], what: str) -> dict[str, Any]:
    known = list(words)
    one = f"(?:{'|'.join(known)})"
    ways = [{"type": "string", "enum": known}, {"type": "string", "pattern": f"^{one}(?:,{one})*$"}]
    return {"anyOf": ways, "description": f"{what}, several by commas."}


@extend_schema_field(_told(FeedbackStatus, "Statuses"))
class StatusesField(AnyOf):
    words = FeedbackStatus


@extend_schema_field(_told(Priority, "Priorities"))
class PrioritiesField(AnyOf):
    words = Priority


@extend_schema_field({"type": "string", "pattern": f"^(?:{ME}|{_UUID})$", "description": "A person's id, or `me`."})
class WhoseField(serializers.Field[Any, Any, Any, Any]):
    """A person's id, or one of some words."""

    known: tuple[str, ...] = (ME,)
    default_error_messages = {"field.not_an_id": "Neither an id nor one of the words."}

    def to_internal_value(self, data: Any) -> str:
        if data not in self.known and parse_id(str(data)) is None:
            self.fail("field.not_an_id")
        return str(data)


@extend_schema_field(
    {"type": "string", "pattern": f"^(?:{ME}|{NOBODY}|{_UUID})$", "description": "A person's id, `me` or `none`."}
)
class AssigneeField(WhoseField):
    known = (ME, NOBODY)


class FeedbackQuery(PageQuery):
    cursor = serializers.CharField(
        required=False,
        help_text="Opaque; from `next_cursor` of the page before, in the same order. In place of `page`.",
    )
    status = StatusesField(required=False)
    priority = PrioritiesField(required=False)
    video_id = serializers.UUIDField(required=False)
    version_id = serializers.UUIDField(required=False)
    author = WhoseField(required=False)
    assignee = AssigneeField(required=False)
    mentions = WhoseField(required=False)
    tag = serializers.CharField(required=False, max_length=LONGEST_TAG)
    text = serializers.CharField(
        required=False, max_length=LONGEST_SEARCH, help_text="Part of a title, a text or a comment, whatever its case."
    )
    time_from = serializers.DecimalField(12, 3, required=False, min_value=0, max_value=LONGEST_SECONDS)
    time_to = serializers.DecimalField(12, 3, required=False, min_value=0, max_value=LONGEST_SECONDS)
    frame_from = serializers.IntegerField(required=False, min_value=0, max_value=LAST_FRAME)
    frame_to = serializers.IntegerField(required=False, min_value=0, max_value=LAST_FRAME)
    unresolved = serializers.ChoiceField(_FLAG, required=False, help_text="Only what is open or in progress.")
    due_before = serializers.DateField(required=False)
    guests = serializers.ChoiceField(_FLAG, required=False, help_text="Only what guests have written.")
    has_drawing = serializers.ChoiceField(_FLAG, required=False)
    sort = serializers.ChoiceField(
        choices=list(Sort),
        default=Sort.NEWEST.value,
        help_text="By timecode the untimed come last, by due_date the undated; by priority by rank.",
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Questions that contradict themselves find nothing, and hide a mistake."""
        for first, last in (("time_from", "time_to"), ("frame_from", "frame_to")):
            if first in attrs and last in attrs and attrs[first] > attrs[last]:
                raise serializers.ValidationError({last: "before its beginning"}, code="query.contradiction")
        if "cursor" in attrs and "page" in self.initial_data:
            raise serializers.ValidationError({"cursor": "a page, too"}, code="query.contradiction")
        if attrs.get("unresolved") == "true" and not set(attrs.get("status", UNRESOLVED)) & set(UNRESOLVED):
            raise serializers.ValidationError({"unresolved": "only resolved ones"}, code="query.contradiction")
        return attrs


def feedback_question(request: Request, actor: Actor, query: dict[str, Any]) -> FeedbackQuestion:
    """`query` is validated; BadQuery for a cursor of another list or another order."""
    sort = Sort(query["sort"])
    return FeedbackQuestion(page=stretch(request, query, sort), filters=_filters(actor, query), sort=sort)


def stretch(request: Request, query: dict[str, Any], sort: Sort) -> PageRequest | CursorRequest:
    """A numbered page, or what follows the cursor; BadQuery."""
    if "cursor" not in query:
        return page_request(query)
    wanted = cursor_request(request, query)
    if wanted.after is not None and wanted.after[0] != sort.value:
        raise BadQuery("cursor")
    return wanted


def _filters(actor: Actor, query: dict[str, Any]) -> Filters:
    assignee = query.get("assignee")
    return Filters(
        statuses=_statuses(query),
        priorities=query.get("priority", ()),
        video_id=query.get("video_id"),
        version_id=query.get("version_id"),
        author_id=_person(actor, query.get("author")),
        assignee_id=None if assignee == NOBODY else _person(actor, assignee),
        is_unassigned=assignee == NOBODY,
        mentioned_id=_person(actor, query.get("mentions")),
        tag=query.get("tag", ""),
        text=query.get("text", ""),
        window=Window(**{name: query.get(name) for name in _WINDOW}),
        due_before=query.get("due_before"),
        is_by_guests=query.get("guests") == "true",
        has_drawing=query.get("has_drawing") == "true",
    )


def _statuses(query: dict[str, Any]) -> tuple[FeedbackStatus, ...]:
    asked: tuple[FeedbackStatus, ...] = query.get("status", ())
    if query.get("unresolved") != "true":
        return asked
    return tuple(status for status in UNRESOLVED if status in (asked or UNRESOLVED))


def _person(actor: Actor, whose: str | None) -> UUID | None:
    return actor.user_id if whose == ME else parse_id(whose or "")
