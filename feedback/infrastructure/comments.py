"""Comments over PostgreSQL. What is new of them is told by the conversation that counts them."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from psycopg.types.json import Jsonb

from core.infrastructure.planned import planned_write
from feedback.contracts import Author, ReactionKind, Reactions
from feedback.domain.comment import Comment
from feedback.infrastructure.mentions import kept_people, people_kept
from feedback.infrastructure.models import CommentRecord, EditRecord, ReactionRecord

_REMOVE = """
WITH reactions AS (DELETE FROM feedback_reaction WHERE comment_id = ANY(%(ids)s)),
     edits AS (DELETE FROM feedback_comment_edit WHERE comment_id = ANY(%(ids)s))
{then}
"""
_ALL = _REMOVE.format(then="DELETE FROM feedback_comment WHERE id = ANY(%(ids)s)")
_BELONGINGS = _REMOVE.format(then="SELECT 1")
_REACT = """
WITH gone AS (
    DELETE FROM feedback_reaction WHERE comment_id = %(comment)s AND user_id = %(user)s AND %(kind)s::text IS NULL
), kept AS (
    INSERT INTO feedback_reaction (comment_id, user_id, user_name, user_is_guest, feedback_id, project_id, kind, at)
    SELECT %(comment)s, %(user)s, %(name)s, %(is_guest)s, %(feedback)s, %(project)s, %(kind)s, %(at)s
    WHERE %(kind)s::text IS NOT NULL
    ON CONFLICT (comment_id, user_id) DO UPDATE SET kind = excluded.kind, at = excluded.at
)
UPDATE feedback_comment SET likes = %(like)s, dislikes = %(dislike)s, questions = %(question)s WHERE id = %(comment)s
"""


class PostgresComments:
    """Rows that a comment hangs on are held by their item's lock alone."""

    def get(self, feedback_id: UUID, comment_id: UUID) -> Comment | None:
        record = _locked(feedback_id, comment_id).first()
        return None if record is None else comment_of(record)

    def seen_by(self, user_id: UUID, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ReactionKind | None] | None:
        record = _locked(feedback_id, comment_id).annotate(mine=own_kind(user_id)).first()
        if record is None:
            return None
        return comment_of(record), None if record.mine is None else ReactionKind(record.mine)

    def line(self, feedback_id: UUID, comment_id: UUID) -> tuple[Comment, ...]:
        wanted = _locked(feedback_id, comment_id).select_related("parent__parent")
        record = wanted.annotate(**{f"replies_{place}": _replies(of) for place, of in enumerate(_ABOVE)}).first()
        line: list[Comment] = []
        lying = record
        while lying is not None:
            line.append(comment_of(lying, getattr(record, f"replies_{len(line)}")))
            lying = lying.parent
        return tuple(line)

    def add(self, comment: Comment) -> None:
        written = {"id": comment.id, "created_at": comment.created_at, "parent_id": comment.parent_id}
        place = {"project_id": comment.project_id, "feedback_id": comment.feedback_id, "depth": comment.depth}
        author = comment.author
        by = {"author_id": author.id, "author_name": author.name, "author_is_guest": author.is_guest}
        row = {**written, **place, **by, **_columns(comment)}
        planned_write(
            _added(tuple(row)), [Jsonb(value) if name == "mentions" else value for name, value in row.items()]
        )

    def save(self, comment: Comment) -> None:
        CommentRecord.objects.filter(id=comment.id).update(**_columns(comment))
        if comment.deleted_at is not None:
            _told(_BELONGINGS, ids=[comment.id])
        elif comment.edits:
            EditRecord.objects.bulk_create(
                EditRecord(comment_id=comment.id, at=each.at, text=each.text) for each in comment.edits
            )

    def remove(self, comment_ids: Collection[UUID]) -> None:
        _told(_ALL, ids=list(comment_ids))

    def keep_reaction(self, comment: Comment, by: Author, kind: ReactionKind | None, now: datetime) -> None:
        place = {"comment": comment.id, "feedback": comment.feedback_id, "project": comment.project_id}
        whose = {"user": by.id, "name": by.name, "is_guest": by.is_guest}
        said = {"kind": None if kind is None else kind.value, "at": now}
        _told(_REACT, **place, **whose, **said, **comment.reactions.wire())


@cache
def _added(columns: tuple[str, ...]) -> str:
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO feedback_comment ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - names of our own


def own_kind(user_id: UUID) -> Subquery:
    """What this person thinks of a comment, beside its row."""
    return Subquery(ReactionRecord.objects.filter(comment_id=OuterRef("pk"), user_id=user_id).values("kind"))


_ABOVE = ("pk", "parent_id", "parent__parent_id")


def _replies(of: str) -> Coalesce:
    hanging = CommentRecord.objects.filter(parent_id=OuterRef(of)).order_by().values("parent_id")
    return Coalesce(Subquery(hanging.annotate(number=Count("pk")).values("number"), IntegerField()), 0)


def _locked(feedback_id: UUID, comment_id: UUID) -> "QuerySet[CommentRecord]":
    named = CommentRecord.objects.filter(id=comment_id, feedback_id=feedback_id)
    return named.select_for_update(no_key=True, of=("self",)).order_by()


def _columns(comment: Comment) -> dict[str, Any]:
    """All that may change."""
    return {
        "text": comment.text,
        "mentions": kept_people(comment.mentions),
        "likes": comment.reactions.like,
        "dislikes": comment.reactions.dislike,
        "questions": comment.reactions.question,
        "updated_at": comment.updated_at,
        "edited_at": comment.edited_at,
        "deleted_at": comment.deleted_at,
        "version": comment.version,
    }


def comment_of(record: CommentRecord, reply_count: int = 0) -> Comment:
    return Comment(
        id=record.id,
        project_id=record.project_id,
        feedback_id=record.feedback_id,
        parent_id=record.parent_id,
        depth=record.depth,
        text=record.text,
        author=Author(record.author_id, record.author_name, record.author_is_guest),
        mentions=people_kept(record.mentions),
        reactions=Reactions(record.likes, record.dislikes, record.questions),
        created_at=record.created_at,
        updated_at=record.updated_at,
        edited_at=record.edited_at,
        deleted_at=record.deleted_at,
        version=record.version,
        reply_count=reply_count,
    )


def _told(statement: str, **parameters: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
