"""What the context keeps of a person beside the account, for the person: nothing secret is among it."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from identity.infrastructure.models import ApiKeyRecord, SessionRecord, SocialIdentityRecord

CHUNK = 500
_SECTIONS: dict[str, tuple[type[Any], str, tuple[str, ...]]] = {
    "sessions": (
        SessionRecord,
        "user_id",
        ("id", "name", "device", "address", "created_at", "last_used_at", "ended_at", "end_reason"),
    ),
    "social_identities": (SocialIdentityRecord, "account_id", ("provider", "subject", "email", "linked_at")),
    "api_keys": (ApiKeyRecord, "account_id", ("provider", "hint", "created_at")),
}


def personal_archive(user_id: UUID) -> dict[str, Iterator[dict[str, Any]]]:
    """Section → its rows, oldest first; nothing is read before it is asked for."""
    return {
        section: _rows(record.objects.filter(**{owner: user_id}).order_by("id").values(*columns))
        for section, (record, owner, columns) in _SECTIONS.items()
    }


def _rows(query: Any) -> Iterator[dict[str, Any]]:
    yield from query.iterator(CHUNK)
