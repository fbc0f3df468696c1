"""TalkReads over PostgreSQL: flat rows, two statements whatever the page size."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from core.domain.errors import InvalidField
from core.domain.pages import CursorPage, CursorRequest
from feedback.application.talk_read_models import CommentOrder, CommentPlace
from feedback.contracts import Author, CommentRow, EditRow, ReactionKind, ReactionRow, Reactions, SeenComment
from feedback.infrastructure.comments import own_kind
from feedback.infrastructure.mentions import people_kept
from feedback.infrastructure.models import CommentRecord, EditRecord, ReactionRecord
from feedback.infrastructure.positions import talk_position
from feedback.infrastructure.time_cursor import beyond, key_of
from projects.contracts import ProjectGrant

_COLUMNS = (
    "id",
    "feedback_id",
    "parent_id",
    "depth",
    "text",
    "author_id",
    "author_name",
    "author_is_guest",
    "mentions",
    "likes",
    "dislikes",
    "questions",
    "created_at",
    "updated_at",
    "edited_at",
    "deleted_at",
    "version",
)


class PostgresTalkReads:
    """The stream's position is read before the rows: an event in between is told twice, never lost."""

    def page(
        self, grant: ProjectGrant, feedback_id: UUID, wanted: CursorRequest, order: CommentOrder
    ) -> CursorPage[SeenComment] | None:
        position = _position(grant, feedback_id)
        if position is None:
            return None
        backwards = order is CommentOrder.NEWEST
        records = CommentRecord.objects.filter(feedback_id=feedback_id)
        records = records.order_by("-created_at", "-id") if backwards else records.order_by("created_at", "id")
        if wanted.after is not None:
            key = _in_order(wanted.after, order)
            records = records.filter(beyond(key, "created_at", "id", newest_first=backwards))
        rows = [_seen(values) for values in _seen_by(records, grant)[: wanted.size + 1]]
        keys = [(order.value, *key_of(each.row.created_at, each.row.id)) for each in rows]
        return CursorPage(tuple(rows[: wanted.size]), _following(keys, wanted), *position)

    def row(self, grant: ProjectGrant, place: CommentPlace) -> SeenComment | None:
        if _position(grant, place.feedback_id) is None:
            return None
        values = _seen_by(_named(place), grant).first()
        return None if values is None else _seen(values)

    def edits(self, grant: ProjectGrant, place: CommentPlace, wanted: CursorRequest) -> CursorPage[EditRow] | None:
        if not self._is_there(grant, place):
            return None
        records = EditRecord.objects.filter(comment_id=place.comment_id).order_by("-id")
        if wanted.after is not None:
            records = records.filter(id__lt=_number(wanted.after))
        rows = [EditRow(*values) for values in records.values_list("id", "at", "text")[: wanted.size + 1]]
        return CursorPage(tuple(rows[: wanted.size]), _following([(str(row.id),) for row in rows], wanted))

    def reactions(
        self, grant: ProjectGrant, place: CommentPlace, wanted: CursorRequest
    ) -> CursorPage[ReactionRow] | None:
        position = _position(grant, place.feedback_id)
        if position is None or not _named(place).exists():
            return None
        records = ReactionRecord.objects.filter(comment_id=place.comment_id).order_by("at", "user_id")
        if wanted.after is not None:
            records = records.filter(beyond(wanted.after, "at", "user_id"))
        columns = ("user_id", "user_name", "user_is_guest", "kind", "at")
        rows = [_reaction(values) for values in records.values_list(*columns)[: wanted.size + 1]]
        keys = [key_of(each.at, each.user.id) for each in rows]
        return CursorPage(tuple(rows[: wanted.size]), _following(keys, wanted), *position)

    def _is_there(self, grant: ProjectGrant, place: CommentPlace) -> bool:
        return _position(grant, place.feedback_id) is not None and _named(place).exists()


def _position(grant: ProjectGrant, feedback_id: UUID) -> tuple[int, str] | None:
    """Of the project's stream; None where the grant reaches no such item."""
    position, place = talk_position(grant.project_id, feedback_id)
    return position if place is not None and grant.covers(*place) else None


def _named(place: CommentPlace) -> "QuerySet[CommentRecord]":
    return CommentRecord.objects.filter(id=place.comment_id, feedback_id=place.feedback_id)


def _seen_by(records: "QuerySet[CommentRecord]", grant: ProjectGrant) -> Any:
    return records.annotate(mine=own_kind(grant.user_id)).values_list(*_COLUMNS, "mine")


def _following(keys: list[Any], wanted: CursorRequest) -> Any:
    return keys[wanted.size - 1] if len(keys) > wanted.size else None


def _in_order(key: tuple[str, ...], order: CommentOrder) -> tuple[str, ...]:
    """A key without its order; InvalidField for one of the other order."""
    if key[:1] != (order.value,):
        raise InvalidField("/cursor", "field.invalid")
    return key[1:]


def _number(key: tuple[str, ...]) -> int:
    if len(key) != 1 or not key[0].isdecimal():
        raise InvalidField("/cursor", "field.invalid")
    return int(key[0])


def _seen(values: tuple[Any, ...]) -> SeenComment:
    known = dict(zip(_COLUMNS, values[:-1], strict=True))
    author = Author(known.pop("author_id"), known.pop("author_name"), known.pop("author_is_guest"))
    counted = Reactions(known.pop("likes"), known.pop("dislikes"), known.pop("questions"))
    called = people_kept(known.pop("mentions"))
    row = CommentRow(**known, author=author, reactions=counted, mentions=called)
    return SeenComment(row, None if values[-1] is None else ReactionKind(values[-1]))


def _reaction(values: tuple[Any, ...]) -> ReactionRow:
    user_id, name, is_guest, kind, at = values
    return ReactionRow(Author(user_id, name, is_guest), ReactionKind(kind), at)
