"""Keys of rows in the order of time."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from core.domain.errors import InvalidField
from core.domain.ids import parse_id


def key_of(moment: datetime, row_id: UUID) -> tuple[str, str]:
    """To the microsecond."""
    return moment.isoformat(), str(row_id)


def beyond(key: tuple[str, ...], moment: str, row_id: str, *, newest_first: bool = False) -> Q:
    """Rows behind the one that `key` names, by these columns; InvalidField for a key that is none of ours."""
    at, last = _parsed(key)
    way = "lt" if newest_first else "gt"
    return Q(**{f"{moment}__{way}": at}) | Q(**{moment: at, f"{row_id}__{way}": last})


def _parsed(key: tuple[str, ...]) -> tuple[datetime, UUID]:
    try:
        moment, row_id = datetime.fromisoformat(key[0]), parse_id(key[1])
    except (IndexError, ValueError):
        row_id = None
    if row_id is None or moment.tzinfo is None:
        raise InvalidField("/cursor", "field.invalid")
    return moment, row_id
