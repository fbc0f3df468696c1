"""People take other names, leave and withdraw while something is made for them."""

from collections.abc import Callable

import pytest

from ai_planning.bootstrap.job_dropping import drop_jobs_of_member, drop_jobs_of_person, forget_answers
from ai_planning.bootstrap.people import rename_author
from ai_planning.contracts.jobs import CancelReason, JobKind, JobStatus
from ai_planning.infrastructure.models import (
    FrameRecord,
    PlanningJobRecord,
    PlanRecord,
    RememberedRecord,
    UsageRecord,
)
from core.domain.events import project_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from tests.ai_planning.jobs.conftest import Studio, owner_of
from tests.ai_planning.jobs.makers import OWN
from tests.client import ApiClient


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


def test_what_a_member_asked_for_is_not_made_when_they_have_left(
    api: ApiClient, studio: Studio, work_off: Callable[[], None]
) -> None:
    waiting = studio.ask()
    member = f"/v2/projects/{studio.project_id}/members/{studio.actor.user_id}"
    assert owner_of(api, studio).delete(member).status_code == 204
    work_off()
    ended = studio.run(waiting)
    assert (ended.status, ended.cancel_reason) == (JobStatus.CANCELLED, CancelReason.MEMBER_LEFT)
    assert studio.makers.one.seeds == []


def test_what_somebody_asked_for_goes_on_when_they_have_come_back(studio: Studio) -> None:
    waiting = studio.ask()
    drop_jobs_of_member({"user_id": str(studio.actor.user_id), "project_id": str(studio.project_id)}, new_id())
    assert studio.run(waiting).status is JobStatus.SUCCEEDED


def test_who_withdraws_leaves_nothing_that_is_still_made(studio: Studio) -> None:
    def withdraw(watch: object) -> None:
        for forget in (drop_jobs_of_person, forget_answers):
            forget({"user_id": str(studio.actor.user_id)}, new_id())

    studio.makers.one.maker, studio.makers.one.meanwhile = OWN, withdraw
    ended = studio.run(studio.ask())
    assert (ended.status, ended.cancel_reason) == (JobStatus.CANCELLED, CancelReason.MEMBER_LEFT)
    assert PlanRecord.objects.get(id=studio.plan_id).written_stages == 0
    assert not RememberedRecord.objects.exists()
    assert not UsageRecord.objects.exists()
