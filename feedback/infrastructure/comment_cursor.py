"""Keys of comments in the order of time."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from core.domain.errors import InvalidField
from core.domain.ids import parse_id
from feedback.contracts import CommentRow


def key_after(row: CommentRow) -> tuple[str, str]:
    """The key of a row, to the microsecond."""
    return row.created_at.isoformat(), str(row.id)


def after_key(key: tuple[str, ...]) -> Q:
    """Comments behind the one that `key` names; InvalidField for a key that is none of ours."""
    moment, comment_id = _parsed(key)
    return Q(created_at__gt=moment) | Q(created_at=moment, id__gt=comment_id)


def _parsed(key: tuple[str, ...]) -> tuple[datetime, UUID]:
    try:
        moment, comment_id = datetime.fromisoformat(key[0]), parse_id(key[1])
    except (IndexError, ValueError):
        comment_id = None
    if comment_id is None or moment.tzinfo is None:
        raise InvalidField("/cursor", "field.invalid")
    return moment, comment_id
