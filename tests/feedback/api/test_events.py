"""The law of lists: what an event tells, laid over yesterday's answer, is today's answer fetched afresh."""

from collections.abc import Callable
from typing import Any

from core.domain.events import project_channel
from core.infrastructure import streams
from tests.feedback.api.conftest import Review

WorkOff = Callable[[], None]
Row = dict[str, Any]


class Screen:
    """What a client shows: items by id, totals, conversations; brought up to date by events alone."""

    def __init__(self, review: Review) -> None:
        page = review.list(page_size=100)
        self.review, self.seq = review, page["seq"]
        self.items: dict[str, Row] = {row["id"]: row for row in page["results"]}
        self.stats: dict[str, int] = page["stats"]
        videos = review.api.get(f"{review.path}/videos").json()["results"]
        self.videos: dict[str, Row] = {row["id"]: row for row in videos}
        for row in videos:
            (row["decision"] or {}).pop(WORDS, None)

    def catch_up(self) -> list[str]:
        """Apply what happened since; the types, in order."""
        events = streams.read(project_channel(self.review.project_id), self.seq)
        assert [event.seq for event in events] == list(range(self.seq + 1, self.seq + 1 + len(events)))
        for event in events:
            self._apply(event.type, event.data)
            self.seq = event.seq
        return [event.type for event in events]

    def _apply(self, kind: str, data: Row) -> None:
        if kind == "feedback.created":
            self.items[data["id"]] = {name: value for name, value in data.items() if name != "feedback_id"}
            self._count(data["status"], 1)
        elif kind == "feedback.updated":
            self._show_item(data)
        elif kind == "feedback.deleted":
            del self.items[data["id"]]
            self._count(data["status"], -1)
        elif kind == "status.changed":
            self._lay(self.items[data["feedback_id"]], data)
            self._move(data["previous_status"], data["status"])
        elif kind == "comment.added":
            self.items[data["feedback_id"]]["comment_count"] = data["comment_count"]
        elif kind == "video.deleted":
            del self.videos[data["id"]]
            self._drop_items("video_id", data["video_id"])
        elif kind in ("video.ready", "video.failed", "version.updated"):
            self._show_version(data)
        elif kind.startswith(("video.", "version.")):
            self._show_video(data)
            if kind == "version.deleted":
                self._drop_items("version_id", data["changed_version_id"])
        elif kind == "author.renamed":
            for row, part in self._signed():
                if row[part]["id"] == data["author"]["id"]:
                    row[part] = data["author"]

    def _show_item(self, data: Row) -> None:
        """One that is not shown has come back from the trash."""
        if data["id"] not in self.items:
            self.items[data["id"]] = {}
            self._count(data["status"], 1)
        self.items[data["id"]] |= {name: value for name, value in data.items() if name != "feedback_id"}

    def _drop_items(self, part: str, value: str) -> None:
        for item in [each for each in self.items.values() if each[part] == value]:
            del self.items[item["id"]]
            self._count(item["status"], -1)

    def _show_version(self, data: Row) -> None:
        """Of an older one nothing is shown but the revision, which is the video's."""
        shown = self.videos.get(data["id"], data)
        if shown["version_id"] == data["version_id"]:
            self._show_video(data)
        shown["revision"] = data["revision"]

    def _show_video(self, data: Row) -> None:
        shown = {name: None for name in data if name not in ("video_id", "changed_version_id")}
        self._lay(self.videos.setdefault(data["id"], shown), data)
        for item in self.items.values():
            if item["video_id"] == data["id"]:
                item["video"] = item["video"] | {"title": data["title"]}

    def _signed(self) -> list[tuple[Row, str]]:
        items = [(row, "author") for row in self.items.values()]
        return items + [(row, "uploaded_by") for row in self.videos.values()]

    def _lay(self, row: Row, data: Row) -> None:
        row |= {name: value for name, value in data.items() if name in row}

    def _count(self, status: str, number: int) -> None:
        self.stats |= {"total": self.stats["total"] + number, status: self.stats[status] + number}

    def _move(self, previous: str, status: str) -> None:
        self._count(previous, -1)
        self._count(status, 1)

    def is_true(self) -> None:
        """Holds against a fresh one; signed addresses and words are REST's alone."""
        fresh = Screen(self.review)
        assert self.items == fresh.items
        assert self.stats == fresh.stats
        assert self.seq == fresh.seq
        assert self.videos.keys() == fresh.videos.keys()
        for video_id, video in fresh.videos.items():
            told = self.videos[video_id]
            assert {name: video[name] for name in told if name not in REST_ALONE} == {
                name: value for name, value in told.items() if name not in REST_ALONE
            }


REST_ALONE = ("url", "poster_url", "thumbnails", "failure")
WORDS = "detail"


def test_events_laid_over_the_old_list_give_the_new_one(review: Review, film: bytes, work_off: WorkOff) -> None:
    screen = Screen(review)
    item = review.uploaded(film, title="로고", priority="high")
    assert screen.catch_up() == ["video.uploaded", "feedback.created"]
    screen.is_true()
    note = review.noted(item["video_id"], timestamp=0.2)
    nowhere = review.noted(item["video_id"])
    work_off()
    kinds = [kind for kind in screen.catch_up() if kind != "job.progress"]
    followers = ["feedback.updated"] * 3
    assert kinds == ["feedback.created"] * 2 + ["version.updated", *followers, "video.ready", *followers]
    screen.is_true()
    review.patch(note["id"], status="in_progress", title="둘 다")
    review.comment(note["id"], "네")
    assert screen.catch_up() == ["feedback.updated", "status.changed", "comment.added"]
    screen.is_true()
    review.patch(note["id"], status="in_progress", title="둘 다")
    review.api.delete(f"{review.path}/{nowhere['id']}")
    assert screen.catch_up() == ["feedback.deleted"]
    screen.is_true()


def test_a_video_that_cannot_be_read_is_told_too(review: Review, samples: Any, work_off: WorkOff) -> None:
    screen = Screen(review)
    item = review.uploaded(samples.named("tone.mp4").read_bytes())
    work_off()
    kinds = [kind for kind in screen.catch_up() if kind != "job.progress"]
    assert kinds == ["video.uploaded", "feedback.created", "video.failed", "feedback.updated"]
    screen.is_true()
    video = review.video(item["video_id"])
    assert (video["status"], video["failure"]["code"]) == ("failed", "media.no_video")
    assert video["failure"]["detail"] == "파일에 영상 트랙이 없습니다."
    english = review.api.with_(Accept_Language="en").get(f"{review.path}/videos/{item['video_id']}").json()
    assert english["failure"]["detail"] == "The file has no video track."


def test_a_new_name_is_shown_everywhere_and_told_once(review: Review, film: bytes) -> None:
    from core.domain.ids import new_id
    from core.infrastructure.outbox import delivering
    from feedback.bootstrap import rename_author

    item = review.uploaded(film)
    review.comment(item["id"])
    screen = Screen(review)
    for _ in range(2):
        with delivering():
            rename_author({"user_id": str(review.actor.user_id), "shown_name": "새 이름"}, new_id())
    assert screen.catch_up() == ["author.renamed"]
    screen.is_true()
    assert {row["author"]["name"] for row in screen.items.values()} == {"새 이름"}
    comments = review.api.get(f"{review.path}/{item['id']}/comments").json()["results"]
    assert {comment["author"]["name"] for comment in comments} == {"새 이름"}
    assert review.video(item["video_id"])["uploaded_by"]["name"] == "새 이름"


def test_the_writers_tab_is_named_so_that_it_can_drop_its_echo(review: Review, film: bytes) -> None:
    item = review.uploaded(film)
    answer = review.api.with_(X_Client_ID="tab-7").post(f"{review.path}/{item['id']}/comments", {"text": "네"})
    assert answer.status_code == 201
    last = streams.read(project_channel(review.project_id), 0)[-1]
    assert (last.type, last.client_id, last.actor["id"]) == ("comment.added", "tab-7", str(review.actor.user_id))
