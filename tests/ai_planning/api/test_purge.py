"""A project that goes for good takes its plans along."""

from typing import Any
from uuid import UUID

from ai_planning.bootstrap.plan_upkeep import begin_purging, purge_plans
from ai_planning.infrastructure.models import FrameRecord, PlanRecord, StepRecord
from core.domain.ids import new_id
from core.infrastructure.models import JobRecord
from core.infrastructure.object_store import object_store
from tests.ai_planning.api.test_frames import Storyboard
from tests.client import ApiClient


def test_plans_of_a_project_that_is_gone_go_with_their_pictures_and_files(
    editor: ApiClient, path: str, plan: dict[str, Any]
) -> None:
    board = Storyboard(editor, path, plan)
    board.choose(board.sent()["id"])
    project_id, _ = board.ids
    object_store().put(f"plans/{project_id}/{new_id()}/exports/x/file", b"pdf", media_type="application/pdf")
    begin_purging({"project_id": str(project_id)}, new_id())
    (job,) = JobRecord.objects.filter(kind="ai_planning.purge_plans")
    for _ in range(2):
        purge_plans(job.payload)
    assert list(object_store().keys(f"plans/{project_id}/")) == []
    for table in (PlanRecord, FrameRecord, StepRecord):
        assert not table.objects.exists()


def test_plans_of_other_projects_stay(editor: ApiClient, path: str, plan: dict[str, Any]) -> None:
    board = Storyboard(editor, path, plan)
    frame_id = board.sent()["id"]
    purge_plans({"project_id": str(new_id())})
    assert [row["id"] for row in board.listed()] == [frame_id]
    assert len(list(object_store().keys(f"plans/{UUID(plan['project_id'])}/"))) == 1
