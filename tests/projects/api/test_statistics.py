from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest

from core.domain.actor import Actor
from core.domain.clock import utc_now
from feedback.contracts import FeedbackStatus, Priority
from feedback.domain.video_version import VideoVersion
from projects.application.overview_models import StatisticsSection
from projects.infrastructure.models import ProjectRecord
from tests.client import ApiClient
from tests.feedback.examples import LATER, NOON
from tests.projects.review_loop import ReviewLoop

S, P = FeedbackStatus, Priority
SECTIONS = [section.value for section in StatisticsSection]


@pytest.fixture
def loop(make_project: Callable[..., tuple[UUID, Actor]], make_person: Callable[..., Actor]) -> ReviewLoop:
    project_id, owner = make_project(viewer=make_person(), reviewer=make_person())
    return ReviewLoop(project_id, owner)


def stats(api: ApiClient, loop: ReviewLoop, sections: str | None = None) -> dict[str, Any]:
    query = {} if sections is None else {"sections": sections}
    answer = api.as_(loop.actor).get(f"/v2/projects/{loop.project_id}/stats", query)
    assert answer.status_code == 200, answer.content
    body: dict[str, Any] = answer.json()
    return body


def version_body(cut: VideoVersion) -> dict[str, Any]:
    ids = {"video_id": str(cut.video_id), "version_id": str(cut.id)}
    return {**ids, "video_title": cut.video_title, "number": 1, "unresolved": 1}


def test_statistics_tell_how_a_project_stands(api: ApiClient, loop: ReviewLoop) -> None:
    old, new = loop.cut(), loop.cut(video_title="새 컷", created_at=LATER)
    loop.note(old, S.RESOLVED, P.LOW)
    loop.note(old, S.OPEN, P.CRITICAL)
    loop.note(new, S.IN_PROGRESS, P.HIGH)
    body = stats(api, loop)
    assert list(body) == SECTIONS
    by_status = {"open": 1, "in_progress": 1, "resolved": 1, "closed": 0}
    assert body["feedback"] == {"total": 3, "unresolved": 2, "by_status": by_status}
    assert body["priority"] == {
        "distribution": {"low": 1, "medium": 0, "high": 1, "critical": 1},
        "ranks": {"low": 0, "medium": 1, "high": 2, "critical": 3},
        "mean_rank": pytest.approx(5 / 3),
    }
    assert body["versions"] == {"total": 2, "newest": [version_body(new), version_body(old)]}
    assert body["resolution"] == {"count": 1, "mean_seconds": pytest.approx((LATER - NOON).total_seconds())}
    by_role = {"owner": 1, "admin": 0, "editor": 0, "reviewer": 1, "viewer": 1}
    assert body["members"] == {"count": 3, "by_role": by_role}
    assert body["uploads"] == {"count": 2, "bytes": 2**34}


def test_days_are_those_of_the_projects_time_zone(api: ApiClient, loop: ReviewLoop) -> None:
    loop.cut()
    for zone in (None, "America/New_York"):
        ProjectRecord.objects.filter(id=loop.project_id).update(settings={"time_zone": zone} if zone else {})
        activity = stats(api, loop, "activity")["activity"]
        today = utc_now().astimezone(ZoneInfo(zone or "Asia/Seoul")).date()
        dates = [(today - timedelta(days=ago)).isoformat() for ago in range(29, -1, -1)]
        assert activity["time_zone"] == (zone or "Asia/Seoul")
        assert [day["date"] for day in activity["days"]] == dates
        # Two members joined; the example of a video brings no news.
        assert sum(day["events"] for day in activity["days"]) == 2


def test_a_project_without_anything_has_zeros_and_no_means(
    api: ApiClient, make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    body = stats(api, ReviewLoop(*make_project()))
    assert body["feedback"]["total"] == 0
    assert body["priority"]["mean_rank"] is None
    assert body["versions"] == {"total": 0, "newest": []}
    assert body["resolution"] == {"count": 0, "mean_seconds": None}
    assert body["uploads"] == {"count": 0, "bytes": 0}
    assert [day["events"] for day in body["activity"]["days"]] == [0] * 30


@pytest.mark.parametrize(
    ("sections", "statements"),
    [
        *[(section, 2) for section in SECTIONS],
        ("feedback,priority", 2),
        (" members , uploads", 3),
        (",".join(SECTIONS), 7),
    ],
)
def test_only_what_is_asked_for_is_read(
    api: ApiClient, loop: ReviewLoop, sections: str, statements: int, django_assert_num_queries: Any
) -> None:
    for _ in range(3):
        loop.note(loop.cut())
    with django_assert_num_queries(statements):
        body = stats(api, loop, sections)
    assert set(body) == {name.strip() for name in sections.split(",")}


def test_of_many_versions_all_are_counted_and_fifty_told(api: ApiClient, loop: ReviewLoop) -> None:
    for hours in range(52):
        loop.note(loop.cut(created_at=NOON + timedelta(hours=hours)))
    versions = stats(api, loop, "versions")["versions"]
    assert (versions["total"], len(versions["newest"])) == (52, 50)


@pytest.mark.parametrize("sections", ["planted", "members,planted", "members,", "\x00", "MEMBERS"])
def test_an_unknown_section_is_refused(api: ApiClient, loop: ReviewLoop, sections: str) -> None:
    answer = api.as_(loop.actor).get(f"/v2/projects/{loop.project_id}/stats", {"sections": sections})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"] == "/sections"


def test_statistics_have_a_tag(api: ApiClient, loop: ReviewLoop) -> None:
    path, asker = f"/v2/projects/{loop.project_id}/stats", api.as_(loop.actor)
    seen = asker.with_(If_None_Match=asker.get(path).headers["ETag"])
    assert seen.get(path).status_code == 304
    loop.note(loop.cut())
    assert seen.get(path).status_code == 200
