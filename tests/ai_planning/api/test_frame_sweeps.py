"""Pictures go for good when nothing can bring them back."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.utils.timezone import now

from ai_planning.application.sweep_frames import sweep_frames
from ai_planning.infrastructure.frames import DjangoNamedFrames, DjangoRemovedFrames
from ai_planning.infrastructure.models import FrameRecord, PlanRecord
from ai_planning.infrastructure.plans import DjangoPlans
from ai_planning.infrastructure.stray_frames import S3StrayFrames
from core.domain.ids import new_id
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.s3 import s3_client
from core.infrastructure.unit_of_work import unit_of_work
from tests.ai_planning.api.test_frames import Storyboard
from tests.client import ApiClient


@pytest.fixture
def board(editor: ApiClient, path: str, plan: dict[str, Any]) -> Storyboard:
    return Storyboard(editor, path, plan)


def swept(at: datetime) -> int:
    """As at that time."""
    return sweep_frames(
        unit_of_work=unit_of_work,
        plans=DjangoPlans(publish),
        removed=DjangoRemovedFrames(),
        strays=S3StrayFrames(s3_client(), settings.S3_BUCKET, lambda: at),
        named=DjangoNamedFrames(),
        clock=lambda: at,
    )


def held(board: Storyboard) -> set[UUID]:
    """Ids of the plan's frames that have an object."""
    keys = object_store().keys(f"plans/{board.ids[0]}/{board.ids[1]}/")
    return {UUID(key.rsplit("/", 1)[1]) for key in keys}


def removed(board: Storyboard) -> UUID:
    frame_id = board.sent()["id"]
    board.client.delete(f"{board.plan}/frames/{frame_id}")
    return UUID(frame_id)


def test_what_was_removed_goes_when_undoing_cannot_bring_it_back(board: Storyboard) -> None:
    shown, gone = UUID(board.sent()["id"]), removed(board)
    swept(now() + timedelta(days=29))
    assert held(board) == {shown, gone}
    swept(now() + timedelta(days=31))
    assert held(board) == {shown}
    assert set(FrameRecord.objects.filter(plan_id=board.ids[1]).values_list("id", flat=True)) == {shown}


def test_what_undoing_has_brought_back_stays(board: Storyboard) -> None:
    first, second = board.sent()["id"], board.sent()["id"]
    board.choose(first)
    board.choose(second)
    assert board.client.delete(f"{board.plan}/frames/{first}").status_code == 204
    assert board.client.post(f"{board.plan}/undo", {}).status_code == 200
    assert [(row["id"], row["is_chosen"]) for row in board.listed()] == [(second, False), (first, True)]
    swept(now() + timedelta(days=31))
    assert held(board) == {UUID(first), UUID(second)}


def test_what_belongs_to_a_plan_in_the_trash_waits_with_it(board: Storyboard) -> None:
    gone = removed(board)
    PlanRecord.objects.filter(id=board.ids[1]).update(deleted_at=now())
    swept(now() + timedelta(days=31))
    assert held(board) == {gone}


def test_an_object_without_a_row_goes_when_it_is_old_and_other_files_stay(board: Storyboard) -> None:
    shown, stray, export = UUID(board.sent()["id"]), new_id(), new_id()
    prefix = f"plans/{board.ids[0]}/{board.ids[1]}"
    object_store().put(f"{prefix}/frames/{stray}", b"drawn", media_type="image/jpeg")
    object_store().put(f"{prefix}/exports/{new_id()}/{export}", b"pdf", media_type="application/pdf")
    swept(now() + timedelta(hours=23))
    assert held(board) == {shown, stray, export}
    swept(now() + timedelta(hours=25))
    assert held(board) == {shown, export}
