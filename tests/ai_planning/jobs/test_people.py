"""People take other names, leave and withdraw while something is made for them."""

import pytest

from ai_planning.bootstrap.people import rename_author
from ai_planning.contracts.jobs import JobKind, JobStatus
from ai_planning.infrastructure.models import FrameRecord, PlanningJobRecord, PlanRecord
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from tests.ai_planning.jobs.conftest import Studio


@pytest.mark.parametrize("kind", [JobKind.STORY, JobKind.STORYBOARD])
def test_who_takes_another_name_while_a_job_runs_is_named_by_it_only(studio: Studio, kind: JobKind) -> None:
    renamed = {"user_id": str(studio.actor.user_id), "shown_name": "새 이름"}
    studio.makers.one.meanwhile = lambda watch: rename_author(renamed, new_id())
    assert studio.run(studio.ask(kind)).status is JobStatus.SUCCEEDED
    named = set(PlanRecord.objects.get(id=studio.plan_id).people.values())
    named |= set(FrameRecord.objects.values_list("author_name", flat=True))
    named |= set(PlanningJobRecord.objects.values_list("requester_name", flat=True))
    assert named == {"새 이름"}
    told = streams.read(project_channel(studio.project_id), 0)
    requesters = [each.data["requester"]["name"] for each in told if each.type == "job.progress"]
    assert requesters[-1] == "새 이름"
