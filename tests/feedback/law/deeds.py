"""What people do to a project, each deed by somebody and to something of the moment's choice."""

from collections.abc import Callable, Sequence
from io import BytesIO
from random import Random
from typing import Any

from tests.client import Answer
from tests.feedback.api.conftest import Review
from tests.feedback.law.snapshot import asked

# A deed may come too late, or be somebody else's: what is refused changes nothing, and that is part of the law.
REFUSED = (403, 404, 409, 412, 422)
PRIORITIES = ("low", "medium", "high", "critical")
NEXT = {"open": "in_progress", "in_progress": "resolved", "resolved": "closed", "closed": "open"}
DRAWING = [{"kind": "arrow", "points": [[0.1, 0.2], [0.5, 0.5]], "colour": "#ff0000", "width": 0.01}]


class Deeds:
    """`people` are members who may write; the first one owns the project."""

    def __init__(self, people: Sequence[Review], film: bytes, broken: bytes, work_off: Callable[[], None]) -> None:
        self.people, self.film, self.broken, self.work_off = people, film, broken, work_off
        self.chance = Random()
        self.count = 0

    def do(self, name: str, number: int) -> None:
        """`number` decides by whom, to what and how."""
        self.chance = Random(number)
        self.count += 1
        getattr(self, name)()

    @property
    def who(self) -> Review:
        return self.chance.choice(self.people)

    @property
    def owner(self) -> Review:
        return self.people[0]

    # --- items

    def note(self) -> None:
        if video := self._video():
            self._sent("POST", self.owner.path, {"video_id": video["id"], **self._said(), **self._concern()})

    def edit(self) -> None:
        if item := self._item():
            self._sent("PATCH", self._path(item), {**self._said(), **self._concern()})

    def move_on(self) -> None:
        if item := self._item():
            self._sent("PATCH", self._path(item), {"status": NEXT[item["status"]]}, by=self.owner)

    def move_several(self) -> None:
        ids = [item["id"] for item in self.owner.list(page_size=100)["results"]]
        self._sent("POST", f"{self.owner.path}/bulk-status", {"feedback_ids": ids[:3], "status": "in_progress"})

    def close(self) -> None:
        if item := self._item():
            self._sent("PATCH", self._path(item), {"status": "closed", "resolution": "rejected"})

    def delete_item(self) -> None:
        if item := self._item():
            self._sent("DELETE", self._path(item))

    def attach(self) -> None:
        if item := self._item():
            file = BytesIO(f"메모 {self.count}".encode())
            file.name = "메모.txt"
            answer = self.who.api.post_form(f"{self._path(item)}/attachments", {"file": file})
            assert answer.status_code in (201, *REFUSED), answer.content

    def detach(self) -> None:
        bearing = [item for item in self.owner.list(page_size=100)["results"] if item["attachments"]]
        if item := self._one(bearing):
            path = f"{self._path(item)}/attachments/{item['attachments'][0]['id']}"
            self._sent("DELETE", path, by=self.owner)

    # --- comments

    def comment(self) -> None:
        if item := self._item():
            self._sent("POST", f"{self._path(item)}/comments", {"text": f"의견 {self.count}"})

    def reply(self) -> None:
        if comment := self._comment():
            path = f"{self.owner.path}/{comment['feedback_id']}/comments"
            self._sent("POST", path, {"text": f"답 {self.count}", "parent_id": comment["id"]})

    def edit_comment(self) -> None:
        if comment := self._comment():
            self._sent("PATCH", self._said_at(comment), {"text": f"다시 {self.count}"}, by=self._author(comment))

    def delete_comment(self) -> None:
        if comment := self._comment():
            self._sent("DELETE", self._said_at(comment), by=self._author(comment))

    def react(self) -> None:
        """Often twice, which takes it back, or something else, which changes it."""
        if comment := self._comment():
            kind = {"kind": self.chance.choice(("like", "question"))}
            for _ in range(self.chance.randrange(1, 4)):
                self._sent("PUT", f"{self._said_at(comment)}/reaction", kind)

    # --- films

    def upload(self) -> None:
        made = self.who.upload(self.film, title=f"{self.count}번째 영상")
        assert made.status_code in (201, *REFUSED), made.content

    def upload_what_does_not_play(self) -> None:
        made = self.owner.upload(self.broken, title=f"{self.count}번째 소리")
        assert made.status_code in (201, *REFUSED), made.content

    def further_version(self) -> None:
        if video := self._video():
            answer = self.who.further(video["id"], self.film, label=f"{self.count}차")
            assert answer.status_code in (201, *REFUSED), answer.content

    def process(self) -> None:
        self.work_off()

    def name_video(self) -> None:
        if video := self._video():
            self._sent("PATCH", self._film(video), {"title": f"제목 {self.count}"})

    def order_videos(self) -> None:
        ids = [video["id"] for video in self._videos()]
        self.chance.shuffle(ids)
        self._sent("PUT", f"{self.owner.path}/videos/order", {"video_ids": ids})

    def trash_video(self) -> None:
        if video := self._video():
            self._sent("DELETE", self._film(video), by=self.owner)

    def label_version(self) -> None:
        if version := self._version():
            self._sent("PATCH", version, {"label": f"색보정 {self.count}", "notes": "메모"})

    def trash_version(self) -> None:
        """One of several: a video keeps its last one."""
        if video := self._one([video for video in self._videos() if len(self._versions(video)) > 1]):
            version = self._one(self._versions(video))
            self._sent("DELETE", self._version_path(video, version), by=self.owner)

    def restore(self) -> None:
        """All that lies in the trash."""
        for row in asked(self.owner, f"{self.owner.path}/videos/trash")["results"]:
            path = f"{self.owner.path}/videos/{row['video_id']}"
            path += f"/versions/{row['version_id']}" if row["version_id"] else ""
            self._sent("POST", f"{path}/restore", by=self.owner)

    # --- rounds

    def ask_for_review(self) -> None:
        if version := self._version():
            rule = self.chance.choice(({"rule": "any"}, {"rule": "all"}, {"rule": "quorum", "quorum": 1}))
            self._sent("POST", f"{version}/rounds", rule, by=self.owner)

    def change_round(self) -> None:
        if path := self._open_round():
            self._sent("PATCH", path, {"due_date": f"2026-12-{self.chance.randrange(10, 28)}"}, by=self.owner)

    def decide(self) -> None:
        if path := self._open_round():
            decision = self.chance.choice(("approved", "changes_requested"))
            self._sent("PUT", f"{path}/decision", {"decision": decision, "note": f"{self.count}"})

    def close_round(self) -> None:
        if path := self._open_round():
            self._sent("POST", f"{path}/close", by=self.owner)

    def finish(self) -> None:
        if version := self._version():
            self._sent("POST", f"{version}/finished", {"summary": "다 봤습니다"})

    # --- what there is

    def _said(self) -> dict[str, Any]:
        said: dict[str, Any] = {"text": f"로고 {self.count}", "priority": self.chance.choice(PRIORITIES)}
        if self.chance.random() < 0.6:
            said |= {"frame": self.chance.randrange(20)}
            said |= {"out_frame": said["frame"] + self.chance.randrange(9)} if self.chance.random() < 0.5 else {}
        return said

    def _concern(self) -> dict[str, Any]:
        person = str(self.who.actor.user_id)
        every = {"tags": ["색", f"{self.count}"], "assignee_id": person, "due_date": "2026-12-24",
                 "mentions": [person], "drawing": DRAWING}  # fmt: skip
        return {name: value for name, value in every.items() if self.chance.random() < 0.4}

    def _item(self) -> Any:
        return self._one(self.owner.list(page_size=100)["results"])

    def _comment(self) -> Any:
        spoken = [item for item in self.owner.list(page_size=100)["results"] if item["comment_count"]]
        item = self._one(spoken)
        return item and self._one(asked(self.owner, f"{self._path(item)}/comments?page_size=100")["results"])

    def _videos(self) -> list[Any]:
        rows: list[Any] = asked(self.owner, f"{self.owner.path}/videos?page_size=100")["results"]
        return rows

    def _video(self) -> Any:
        return self._one(self._videos())

    def _version(self) -> str | None:
        """Its address."""
        video = self._video()
        return video and self._version_path(video, self._one(self._versions(video)))

    def _versions(self, video: dict[str, Any]) -> Sequence[Any]:
        return self.owner.versions(video["id"])

    def _version_path(self, video: dict[str, Any], version: dict[str, Any]) -> str:
        return f"{self._film(video)}/versions/{version['version_id']}"

    def _open_round(self) -> str | None:
        """Its address."""
        versions = [self._version_path(video, each) for video in self._videos() for each in self._versions(video)]
        rounds = [(path, each["id"]) for path in versions for each in asked(self.owner, f"{path}/rounds")["results"]
                  if each["state"] == "open"]  # fmt: skip
        found = self._one(rounds)
        return found and f"{found[0]}/rounds/{found[1]}"

    def _one(self, rows: Sequence[Any]) -> Any:
        return self.chance.choice(rows) if rows else None

    def _said_at(self, comment: dict[str, Any]) -> str:
        return f"{self.owner.path}/{comment['feedback_id']}/comments/{comment['id']}"

    def _author(self, row: dict[str, Any]) -> Review:
        """Of what a guest wrote the owner."""
        return next((person for person in self.people if str(person.actor.user_id) == row["author"]["id"]), self.owner)

    def _path(self, item: dict[str, Any]) -> str:
        return f"{self.owner.path}/{item['id']}"

    def _film(self, video: dict[str, Any]) -> str:
        return f"{self.owner.path}/videos/{video['id']}"

    def _sent(self, method: str, path: str, body: Any = None, by: Review | None = None) -> Answer:
        answer = (by or self.who).api._ask(method, path, body)
        assert answer.status_code < 300 or answer.status_code in REFUSED, f"{method} {path}: {answer.content!r}"
        return answer
