"""Contracts of what hangs on items: several at once, their history, and the files that nobody names."""

from datetime import timedelta
from functools import partial
from uuid import UUID

import pytest

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from feedback.application.object_keys import attachment_key
from feedback.application.sweep_attachments import sweep_attachments
from feedback.contracts import FeedbackStatus, Priority, Resolution
from feedback.domain.attachment import Attachment
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.adapters.conftest import Shelves
from tests.feedback.examples import ATTACHMENT, JIMIN, LATER

S = FeedbackStatus


def added(shelves: Shelves, cut: VideoVersion, **changes: object) -> FeedbackItem:
    item = examples.item(cut.footage(), **changes)
    item.was_counted_as = item.counted_as
    with shelves.work():
        shelves.items.add(item)
    return item


def test_several_come_in_order_and_only_of_their_project(shelves: Shelves, version: VideoVersion) -> None:
    items = [added(shelves, version) for _ in range(3)]
    with shelves.work():
        found = shelves.items.several(version.project_id, [*(item.id for item in items[1:]), new_id()])
        assert [item.id for item in found] == sorted(item.id for item in items[1:])
        assert shelves.items.several(new_id(), [items[0].id]) == []


def test_what_is_for_somebody_is_found_in_the_trash_and_outside_of_it(shelves: Shelves, version: VideoVersion) -> None:
    hidden, others = added(shelves, version, assignee=JIMIN), added(shelves, version, assignee=None)
    shown = sorted((added(shelves, version, assignee=JIMIN) for _ in range(2)), key=lambda item: item.id)
    with shelves.work():
        shelves.items.hide(version.project_id, [version.id], but=[others.id, *(item.id for item in shown)])
        theirs = partial(shelves.items.assigned_to, version.project_id, JIMIN.id)
        assert [item.id for item in theirs(2, in_trash=False)] == [item.id for item in shown]
        assert [item.id for item in theirs(1, in_trash=False)] == [shown[0].id]
        assert [item.id for item in theirs(2, in_trash=True)] == [hidden.id]
        assert shelves.items.assigned_to(new_id(), JIMIN.id, 2, in_trash=False) == []


def test_those_that_moved_are_stored_counted_and_told(shelves: Shelves, version: VideoVersion) -> None:
    closing = added(shelves, version, status=S.RESOLVED, resolution=None, priority=Priority.LOW)
    reopening = added(shelves, version, status=S.CLOSED, resolution=Resolution.DONE, priority=Priority.LOW)
    with shelves.work():
        first, second = shelves.items.several(version.project_id, sorted([closing.id, reopening.id]))
        items = {first.id: first, second.id: second}
        items[closing.id].move_to(S.CLOSED, by=JIMIN, now=LATER + timedelta(1), resolution=Resolution.REJECTED)
        items[reopening.id].move_to(S.OPEN, by=JIMIN, now=LATER + timedelta(2))
        shelves.items.save_moved(version.project_id, [first, second])
    with shelves.work():
        closed = shelves.items.get(version.project_id, closing.id)
        reopened = shelves.items.get(version.project_id, reopening.id)
    assert (closed.status, closed.resolution, closed.version) == (S.CLOSED, Resolution.REJECTED, 5)
    assert (reopened.status, reopened.resolution, reopened.updated_at) == (S.OPEN, None, LATER + timedelta(2))
    assert sorted(event.name for event in shelves.told)[-2:] == ["status.changed"] * 2
    tally = shelves.reviews.tallies([version.project_id])[version.project_id]
    assert tally.by_status == {"open": 1, "in_progress": 0, "resolved": 0, "closed": 1}


def test_nothing_that_moved_is_nothing_to_store(shelves: Shelves, version: VideoVersion) -> None:
    told = len(shelves.told)
    with shelves.work():
        shelves.items.save_moved(version.project_id, [])
    assert len(shelves.told) == told


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_files_that_no_item_names_are_swept_when_they_are_old(shelves: Shelves, item: FeedbackItem) -> None:
    from django.conf import settings

    from core.infrastructure.s3 import s3_client
    from feedback.infrastructure.named_attachments import PostgresNamedAttachments
    from feedback.infrastructure.stray_attachments import S3StrayAttachments

    def key(feedback_id: UUID, attachment: Attachment) -> str:
        return attachment_key(item.project_id, feedback_id, attachment.id)

    lost = Attachment.received("잃어버린.png", b"x", JIMIN.id)
    named, unnamed, orphaned = key(item.id, ATTACHMENT), key(item.id, lost), key(new_id(), lost)
    for each in (named, unnamed, orphaned):
        object_store().put(each, b"file", media_type="image/png")
    prefix = f"attachments/{item.project_id}/"
    for patience, left in ((timedelta(hours=1), 3), (timedelta(seconds=-60), 1)):
        strays = S3StrayAttachments(s3_client(), settings.S3_BUCKET, utc_now, patience)
        sweep_attachments(strays=strays, attachments=PostgresNamedAttachments())
        assert len(list(object_store().keys(prefix))) == left
    assert list(object_store().keys(prefix)) == [named]
    object_store().delete([named])


@pytest.mark.django_db
@pytest.mark.parametrize("shelves", ["postgres"], indirect=True)
def test_what_files_take_is_compared_with_what_is_kept_and_set_right(shelves: Shelves, item: FeedbackItem) -> None:
    from feedback.infrastructure.kept_figures import KeptStorage

    cut = examples.version(item.project_id)
    taken = examples.version(item.project_id).stored_bytes
    with shelves.work():
        shelves.ledger.add(item.project_id, JIMIN.id, taken + ATTACHMENT.size)
    assert list(KeptStorage().drifts(item.project_id, 1000)) == []
    with shelves.work():
        shelves.ledger.add(item.project_id, JIMIN.id, 7)
    (drift,) = KeptStorage().drifts(item.project_id, 1000)
    assert (drift.kept, drift.true) == (taken + ATTACHMENT.size + 7, taken + ATTACHMENT.size)
    KeptStorage().mend(drift)
    assert list(KeptStorage().drifts(item.project_id, 1000)) == []
    with shelves.work():
        assert shelves.ledger.used(item.project_id, JIMIN.id).project == cut.stored_bytes + ATTACHMENT.size
