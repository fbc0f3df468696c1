"""A version in review, seen by one of the project's people."""

from typing import Any
from uuid import UUID

from core.domain.events import project_channel
from core.infrastructure import streams
from tests.client import Answer
from tests.feedback.api.conftest import Review, made

Row = dict[str, Any]
APPROVED, CHANGES = "approved", "changes_requested"


class Cut:
    """The shown version of a video; `as_(other)` is the same seen by somebody else."""

    def __init__(self, review: Review, video_id: str, version_id: str | None = None) -> None:
        self.review, self.video_id = review, video_id
        self.version_id = version_id or str(review.video(video_id)["version_id"])
        self.path = f"{review.path}/videos/{video_id}/versions/{self.version_id}"

    def as_(self, other: Review) -> "Cut":
        return Cut(other, self.video_id, self.version_id)

    def open(self, **terms: Any) -> Answer:
        return self.review.api.post(f"{self.path}/rounds", terms)

    def opened(self, *people: Review, **terms: Any) -> Row:
        asked = {"reviewer_ids": [str(person.actor.user_id) for person in people]} if people else {}
        return made(self.open(**asked, **terms))

    def decide(self, round_id: str, decision: str, **more: Any) -> Answer:
        return self.review.api.put(f"{self.path}/rounds/{round_id}/decision", {"decision": decision, **more})

    def decided(self, round_id: str, decision: str, **more: Any) -> Row:
        return row_of(self.decide(round_id, decision, **more))

    def decide_unasked(self, decision: str, **more: Any) -> Answer:
        return self.review.api.put(f"{self.path}/decision", {"decision": decision, **more})

    def close(self, round_id: str) -> Answer:
        return self.review.api.post(f"{self.path}/rounds/{round_id}/close", {})

    def change(self, round_id: str, **changes: Any) -> Answer:
        return self.review.api.patch(f"{self.path}/rounds/{round_id}", changes)

    def read(self, round_id: str) -> Row:
        return row_of(self.review.api.get(f"{self.path}/rounds/{round_id}"))

    def rounds(self, **query: Any) -> Row:
        return row_of(self.review.api.get(f"{self.path}/rounds", query))

    def history(self, round_id: str) -> list[Row]:
        rows: list[Row] = row_of(self.review.api.get(f"{self.path}/rounds/{round_id}/decisions"))["results"]
        return rows

    def finish(self, **more: Any) -> Answer:
        return self.review.api.post(f"{self.path}/finished", more)

    def state(self) -> str:
        """What the version tells of its review."""
        return str(row_of(self.review.api.get(self.path))["review"])


class RoundList:
    """What a client shows of a version's rounds, brought up to date by events alone."""

    def __init__(self, cut: Cut) -> None:
        page = cut.rounds(page_size=100)
        self.cut, self.seq = cut, page["seq"]
        self.rows = {row["id"]: row for row in page["results"]}

    def catch_up(self) -> list[str]:
        """The types that came, in order."""
        events = streams.read(project_channel(UUID(str(self.cut.review.project_id))), self.seq)
        for event in events:
            self.seq = event.seq
            self._apply(event.type, event.data)
        return [event.type for event in events if event.type != "job.progress"]

    def _apply(self, kind: str, data: Row) -> None:
        if kind.startswith("review.") and "reviewers" in data and data["version_id"] == self.cut.version_id:
            told = ("round_id", "decided")
            self.rows[data["id"]] = {name: value for name, value in data.items() if name not in told}

    def is_true(self) -> None:
        fresh = RoundList(self.cut)
        assert (self.rows, self.seq) == (fresh.rows, fresh.seq)


def row_of(answer: Answer) -> Row:
    assert answer.status_code == 200, answer.content
    body: Row = answer.json()
    return body
