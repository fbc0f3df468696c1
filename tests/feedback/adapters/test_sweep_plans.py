"""What the sweep asks every few seconds is answered along indexes, however many versions there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.ids import new_id
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO
from feedback.contracts import StepName, StepState, VideoStatus
from feedback.infrastructure.models import StepRecord, VersionRecord, VideoRecord
from feedback.infrastructure.processing_steps import PostgresProcessingSteps
from tests.feedback.examples import LATER

MANY, PROJECT, PERSON = 3000, new_id(), new_id()
STEPS = PostgresProcessingSteps(lambda event: None, set)
INDEXES = {
    PROCESS_VIDEO: ["feedback_version_processing", "feedback_step_unfinished"],
    ENCODE_VIDEO: ["feedback_step_unfinished"],
}


@pytest.fixture
def crowded(db: None) -> None:
    """Many versions of one video, of which all is made."""
    video = VideoRecord.objects.create(project_id=PROJECT, title="봄", version_count=MANY, created_at=LATER)
    versions = [_version(video, number) for number in range(MANY)]
    VersionRecord.objects.bulk_create(versions)
    StepRecord.objects.bulk_create(
        StepRecord(cut=version, name=name, state=StepState.DONE, updated_at=LATER)
        for version in versions
        for name in StepName
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE feedback_version, feedback_step")


@pytest.mark.parametrize("kind", INDEXES)
def test_what_is_unfinished_is_found_by_its_index(crowded: None, kind: str) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert list(STEPS.unfinished(kind)) == []
    plans = [_plan(each["sql"]) for each in asked]
    for plan, index in zip(plans, INDEXES[kind], strict=True):
        assert index in plan, plan
        assert "Seq Scan" not in plan, plan


def _plan(sql: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN " + sql)
        return "\n".join(line for (line,) in cursor.fetchall())


def _version(video: VideoRecord, number: int) -> VersionRecord:
    return VersionRecord(
        project_id=PROJECT, video=video, number=number, status=VideoStatus.READY, file_name="봄.mp4",
        object_key=f"{new_id()}", size=1, container="mp4", decision="play", uploaded_by_id=PERSON,
        uploaded_by_name="박감독", created_at=LATER, updated_at=LATER,
    )  # fmt: skip
