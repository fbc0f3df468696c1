"""What somebody has begun to write and not sent: kept for them alone, one text a place."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import UUID

from core.domain.ids import parse_id
from feedback.contracts import DraftRow
from feedback.domain.talk_refusals import DraftTooLarge

LARGEST = 64 * 1024
MOST = 200
LIFE = timedelta(days=90)


class PlaceKind(StrEnum):
    """Where a text would go: a new note on a video, a comment on an item, a reply to a comment, or in the place of what
    an item or a comment says."""

    NEW = "new"
    ITEM = "item"
    REPLY = "reply"
    EDIT = "edit"


@dataclass(frozen=True, slots=True)
class Place:
    """`target` is the video, the item or the comment."""

    kind: PlaceKind
    target: UUID

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.target}"


def place_named(name: str) -> Place | None:
    """`reply:01a2…`; None for what names none."""
    kind, _, target = name.partition(":")
    target_id = parse_id(target)
    if kind not in set(PlaceKind) or target_id is None:
        return None
    return Place(PlaceKind(kind), target_id)


@dataclass(kw_only=True)
class Unsent:
    """`version` grows with the time, so that it is never that of an earlier text that was in this place."""

    user_id: UUID
    project_id: UUID
    place: Place
    body: Mapping[str, Any]
    updated_at: datetime
    version: int

    @classmethod
    def begun(
        cls, *, user_id: UUID, project_id: UUID, place: Place, body: Mapping[str, Any], now: datetime
    ) -> "Unsent":
        """DraftTooLarge."""
        whose = {"user_id": user_id, "project_id": project_id, "place": place}
        unsent = cls(**whose, body={}, updated_at=now, version=0)  # type: ignore[arg-type]  # by name
        unsent.rewrite(body, now)
        return unsent

    def rewrite(self, body: Mapping[str, Any], now: datetime) -> None:
        """Keep this instead; DraftTooLarge."""
        if len(json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()) > LARGEST:
            raise DraftTooLarge(limit=LARGEST)
        self.body, self.updated_at = body, now
        self.version = max(self.version + 1, int(now.timestamp() * 1000))

    def row(self) -> DraftRow:
        """As it is shown to its writer."""
        return DraftRow(place=str(self.place), body=dict(self.body), updated_at=self.updated_at, version=self.version)
