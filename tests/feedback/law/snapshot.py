"""A screen as REST gives it, and the events since."""

from collections.abc import Iterator
from typing import Any

from feedback.presentation.schemas_out import VideoOut, fields_of
from tests.feedback.api.conftest import Review
from tests.feedback.law.screen import Row, Screen

# Signed addresses and words in the reader's language are REST's alone.
VIDEO = set(fields_of(VideoOut)) - {"url", "poster_url", "thumbnails"}
CODES = {"decision": ("delivery", "reason"), "failure": ("code",)}
PROJECT = (
    "name", "description", "client_name", "colour", "tags", "stage", "status", "settings",
    "start_date", "end_date", "schedule_progress",
)  # fmt: skip


def taken(review: Review) -> Screen:
    """The whole of it, by the reader's own token, with every thread open."""
    screen, page = Screen(str(review.actor.user_id)), review.list(page_size=100)
    screen.seq = page["seq"]
    screen.items = {row["id"]: row for row in pages(review, review.path)}
    assert screen.totals == page["stats"]
    for item_id in screen.items:
        thread = {row["id"]: row for row in pages(review, f"{review.path}/{item_id}/comments")}
        own = {comment_id: row.pop("my_reaction") for comment_id, row in thread.items()}
        screen.threads[item_id] = thread
        screen.mine |= {comment_id: kind for comment_id, kind in own.items() if kind}
    screen.videos = {row["id"]: bare(row) for row in pages(review, f"{review.path}/videos")}
    for version in versions(review, screen):
        rows = pages(review, f"{review.path}/videos/{version['id']}/versions/{version['version_id']}/rounds")
        screen.rounds[version["version_id"]] = {row["id"]: row for row in rows}
        screen.video_of[version["version_id"]] = version["id"]
    members = asked(review, f"/v2/projects/{review.project_id}/members")["results"]
    screen.members = {row["user_id"]: row["role"] for row in members}
    project = asked(review, f"/v2/projects/{review.project_id}")
    screen.project = {name: project[name] for name in PROJECT}
    assert not news(review, screen.seq)
    return screen


def news(review: Review, since: int) -> list[Row]:
    """Every event after a number, as sockets and pollers get it."""
    events: list[Row] = asked(review, f"/v2/events/{review.project_id}?since={since}&limit=500")["results"]
    return events


def pages(review: Review, path: str) -> Iterator[Row]:
    page = asked(review, f"{path}?page_size=100")
    yield from page["results"]
    while page["next"]:
        page = asked(review, page["next"].removeprefix("http://testserver"))
        yield from page["results"]


def versions(review: Review, screen: Screen) -> Iterator[Row]:
    for video_id in screen.videos:
        yield from pages(review, f"{review.path}/videos/{video_id}/versions")


def bare(video: Row) -> Row:
    """As events tell it."""
    row = {name: video[name] for name in VIDEO}
    for name, parts in CODES.items():
        row[name] = row[name] and {part: row[name][part] for part in parts}
    return row


def asked(review: Review, path: str) -> Any:
    answer = review.api.get(path)
    assert answer.status_code == 200, answer.content
    return answer.json()
