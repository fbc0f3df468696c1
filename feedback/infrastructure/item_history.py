"""What is remembered of items, written with them."""

from collections.abc import Sequence

from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.history import Change, Move
from feedback.infrastructure.models import ChangeRecord, StatusChangeRecord


def remember(items: Sequence[FeedbackItem]) -> None:
    """What has happened to these items since they were loaded: a statement for moves, one for changes, if any."""
    StatusChangeRecord.objects.bulk_create(_moved(item, move) for item in items for move in item.moves)
    ChangeRecord.objects.bulk_create(_changed(item, change) for item in items for change in item.changes)


def _moved(item: FeedbackItem, move: Move) -> StatusChangeRecord:
    return StatusChangeRecord(
        feedback_id=item.id,
        at=move.at,
        by_id=move.by.id,
        by_name=move.by.name,
        by_is_guest=move.by.is_guest,
        previous_status=move.previous,
        status=move.status,
        resolution=move.resolution,
    )


def _changed(item: FeedbackItem, change: Change) -> ChangeRecord:
    return ChangeRecord(
        feedback_id=item.id,
        at=change.at,
        by_id=change.by.id,
        by_name=change.by.name,
        by_is_guest=change.by.is_guest,
        field=change.field,
        previous=change.previous,
        value=change.value,
    )
