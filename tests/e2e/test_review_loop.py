"""Two people review a real video, live."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.people import Listener, Person
from tests.e2e.product import until

People = Callable[[str], Person]


def project_of(owner: Person, member: Person, role: str = "editor") -> str:
    project_id = str(owner.must("POST", "/v2/projects", 201, json={"name": "봄 캠페인"})["id"])
    owner.must("POST", f"/v2/projects/{project_id}/members", 201, json={"email": member.email, "role": role})
    return project_id


def test_b_sees_what_a_does_and_after_a_cut_gets_exactly_what_was_missed(person: People, cuts: dict[str, Path]) -> None:
    a, b = person("a"), person("b")
    project_id = project_of(a, b, "reviewer")
    with b.listening(project_id) as seen:
        item = a.upload(project_id, cuts["mp4"], title="로고가 너무 작아요", priority="high")
        assert seen.until_type("feedback.created")["data"]["id"] == item["id"]
        ready = seen.until_type("video.ready")
        a.comment(project_id, item["id"], "두 배로 키워 주세요")
        a.must("PATCH", f"/v2/feedback/{project_id}/{item['id']}", 200, json={"status": "in_progress"})
        last = seen.until_type("status.changed")
        assert last["data"]["status"] == "in_progress"
        assert_gap_free(seen)
        order = [frame["type"] for frame in seen.events()]
        wanted = ["feedback.created", "video.ready", "comment.added", "status.changed"]
        assert [kind for kind in order if kind in wanted] == wanted
    assert ready["data"]["frame_rate"] == "30/1"

    missed = [a.comment(project_id, item["id"], f"{number}번째 의견") for number in range(3)]
    with b.listening(project_id, since=last["seq"], epoch=last["epoch"]) as again:
        for _ in missed:
            again.until_type("comment.added")
        assert again.nothing_more()
        assert [frame["data"]["id"] for frame in again.news()] == [comment["id"] for comment in missed]
        assert_gap_free(again, after=last["seq"])


@pytest.mark.parametrize("kind", ["mp4", "mov", "avi"])
def test_every_format_becomes_a_playable_video_with_pictures(person: People, cuts: dict[str, Path], kind: str) -> None:
    a = person(kind)
    project_id = str(a.must("POST", "/v2/projects", 201, json={"name": "형식"})["id"])
    item = a.upload(project_id, cuts[kind])
    video = wait_until_ready(a, project_id, item["video_id"])
    assert (video["frame_rate"], video["width"], video["height"]) == ("30/1", 1920, 1080)
    assert abs(video["duration"] - 30) < 0.2
    plain = a.http.__class__(timeout=30)
    poster = plain.get(video["poster_url"])
    assert poster.status_code == 200
    assert poster.content.startswith(b"\xff\xd8")
    assert len(video["thumbnails"]) == 10
    part = plain.get(video["url"], headers={"Range": "bytes=100-199"})
    assert part.status_code == 206
    assert part.content == cuts[kind].read_bytes()[100:200]
    shown = a.must("GET", f"/v2/feedback/{project_id}/{item['id']}", 200)
    assert (shown["frame"], shown["timecode"]) == (45, "00:00:01:15")


def wait_until_ready(person: Person, project_id: str, video_id: str) -> dict[str, Any]:
    def ready() -> dict[str, Any] | None:
        video: dict[str, Any] = person.must("GET", f"/v2/feedback/{project_id}/videos/{video_id}", 200)
        assert video["status"] != "failed", video
        return video if video["status"] == "ready" else None

    # An AVI has to be encoded, behind the films of the journeys before it.
    return until(ready, 300, "a ready video")


def assert_gap_free(listener: Listener, after: int | None = None) -> None:
    numbers = [frame["seq"] for frame in listener.events()]
    first = numbers[0] if after is None else after + 1
    assert numbers == list(range(first, first + len(numbers)))
