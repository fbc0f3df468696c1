"""What a front end shows of a project, brought up to date by events alone; it may be written just so.

Load the lists over REST and keep the `seq` of what was read; then fold every event after it, in order. Threads and
rounds that have not been opened are not kept: who opens them loads them. What depends on who looks stands apart.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]
Rows = dict[str, Row]


@dataclass
class Screen:
    """Rows by id. `threads` are the comments of each item that was opened, `mine` what `me` thinks of them; `rounds`
    are those of each version that was opened, which is of the video in `video_of`."""

    me: str
    seq: int = 0
    items: Rows = field(default_factory=dict)
    threads: dict[str, Rows] = field(default_factory=dict)
    mine: dict[str, str] = field(default_factory=dict)
    videos: Rows = field(default_factory=dict)
    rounds: dict[str, Rows] = field(default_factory=dict)
    video_of: dict[str, str] = field(default_factory=dict)
    members: dict[str, str] = field(default_factory=dict)
    project: Row = field(default_factory=dict)

    def fold(self, event: Row) -> None:
        """Lay one event over what is shown."""
        assert event["seq"] == self.seq + 1
        self.seq = event["seq"]
        HANDLERS[event["type"]](self, event["data"])

    @property
    def totals(self) -> dict[str, int]:
        """The `stats` of the list."""
        counted = {"total": len(self.items), "open": 0, "in_progress": 0, "resolved": 0, "closed": 0}
        for item in self.items.values():
            counted[item["status"]] += 1
        return counted

    # --- items

    def item_created(self, data: Row) -> None:
        self.items[data["id"]] = _row(data, but="feedback_id")
        self.threads[data["id"]] = {}

    def item_updated(self, data: Row) -> None:
        """One that was not shown has come back from the trash, or was written where the reader could not see."""
        self.items[data["id"]] = _row(data, but="feedback_id")

    def item_deleted(self, data: Row) -> None:
        self._drop_item(data["id"])

    def status_changed(self, data: Row) -> None:
        _lay(self.items[data["feedback_id"]], data, "status", "resolution", "updated_at", "version")

    # --- videos and their rounds

    def version_added(self, data: Row) -> None:
        self.rounds[data["version_id"]] = {}
        self.video_of[data["version_id"]] = data["id"]
        self.video_shown(data)

    def video_shown(self, data: Row) -> None:
        """The video as it is shown from now on; its items tell its title."""
        self.videos[data["id"]] = _row(data, but="video_id")
        for item in self._items_on("video_id", data["id"]):
            item["video"] = item["video"] | {"title": data["title"]}

    def version_told(self, data: Row) -> None:
        """A version is read, failed or named: of an older one the list shows the revision of the video alone."""
        shown = self.videos.get(data["id"])
        if shown is None or shown["version_id"] == data["version_id"]:
            self.video_shown(data)
        else:
            _lay(shown, data, "revision")

    def video_deleted(self, data: Row) -> None:
        self.videos.pop(data["id"])
        for version_id in [each for each in self.rounds if self.video_of[each] == data["id"]]:
            del self.rounds[version_id]
        for item in self._items_on("video_id", data["id"]):
            self._drop_item(item["id"])

    def version_deleted(self, data: Row) -> None:
        """What had been carried to it went back before, each by an event of its own."""
        gone = data["changed_version_id"]
        self.rounds.pop(gone, None)
        for item in self._items_on("version_id", gone):
            self._drop_item(item["id"])
        self.video_shown({name: value for name, value in data.items() if name != "changed_version_id"})

    def version_restored(self, data: Row) -> None:
        """Its items come back by events of their own."""
        self.video_shown({name: value for name, value in data.items() if name != "changed_version_id"})

    def round_told(self, data: Row) -> None:
        if (rounds := self.rounds.get(data["version_id"])) is not None:
            rounds[data["id"]] = {name: value for name, value in data.items() if name not in ("round_id", "decided")}

    # --- comments

    def comment_told(self, data: Row) -> None:
        """A new one, or one that says something else now."""
        _lay(self.items[data["feedback_id"]], data, "comment_count")
        if (thread := self.threads.get(data["feedback_id"])) is not None:
            thread[data["id"]] = {name: value for name, value in data.items() if name not in PLACE}

    def comment_deleted(self, data: Row) -> None:
        """One that has replies leaves a placeholder; one that goes may take along placeholders that it replied to."""
        _lay(self.items[data["feedback_id"]], data, "comment_count", "reaction_count")
        thread = self.threads.get(data["feedback_id"], {})
        for comment_id in (data["id"], *data["removed"]):
            thread.pop(comment_id, None)
            self.mine.pop(comment_id, None)
        if data["comment"] and data["feedback_id"] in self.threads:
            thread[data["id"]] = data["comment"]

    def reaction_changed(self, data: Row) -> None:
        _lay(self.items[data["feedback_id"]], data, "reaction_count")
        if comment := self.threads.get(data["feedback_id"], {}).get(data["comment_id"]):
            comment["reactions"] = data["reactions"]
            if data["user_id"] == self.me:
                self.mine.pop(data["comment_id"], None)
                self.mine |= {data["comment_id"]: data["kind"]} if data["kind"] else {}

    # --- people and the project

    def author_renamed(self, data: Row) -> None:
        for author in self._people():
            if author["id"] == data["author"]["id"]:
                author |= data["author"]

    def member_joined(self, data: Row) -> None:
        self.members[data["user_id"]] = data["role"]

    def member_left(self, data: Row) -> None:
        self.members.pop(data["user_id"])

    def project_updated(self, data: Row) -> None:
        _lay(self.project, data, *self.project)

    def nothing_shown(self, data: Row) -> None:
        """For views that are not in this one."""

    def _drop_item(self, item_id: str) -> None:
        del self.items[item_id]
        for comment_id in self.threads.pop(item_id, {}):
            self.mine.pop(comment_id, None)

    def _items_on(self, part: str, value: str) -> list[Row]:
        return [item for item in self.items.values() if item[part] == value]

    def _people(self) -> Iterator[Row]:
        """Everybody who is named anywhere."""
        for item in self.items.values():
            yield item["author"]
            yield from item["mentions"]
            if item["assignee"]:
                yield item["assignee"]
        for thread in self.threads.values():
            for comment in thread.values():
                yield comment["author"]
                yield from comment["mentions"]
        for video in self.videos.values():
            yield video["uploaded_by"]
        for rounds in self.rounds.values():
            for each in rounds.values():
                yield each["opened_by"]
                yield from [each["closed_by"]] if each["closed_by"] else []
                yield from (reviewer["reviewer"] for reviewer in each["reviewers"])


def _row(data: Row, *, but: str) -> Row:
    return {name: value for name, value in data.items() if name != but}


def _lay(row: Row, data: Row, *names: str) -> None:
    row |= {name: data[name] for name in names if name in data}


# Where a comment's item lies, and its total: beside the comment.
PLACE = frozenset({"project_id", "video_id", "version_id", "comment_count"})
HANDLERS: dict[str, Callable[[Screen, Row], None]] = {
    "feedback.created": Screen.item_created,
    "feedback.updated": Screen.item_updated,
    "feedback.deleted": Screen.item_deleted,
    "status.changed": Screen.status_changed,
    "comment.added": Screen.comment_told,
    "comment.updated": Screen.comment_told,
    "comment.deleted": Screen.comment_deleted,
    "reaction.changed": Screen.reaction_changed,
    "video.uploaded": Screen.version_added,
    "video.updated": Screen.video_shown,
    "video.restored": Screen.video_shown,
    "video.ready": Screen.version_told,
    "video.failed": Screen.version_told,
    "video.deleted": Screen.video_deleted,
    "version.added": Screen.version_added,
    "version.updated": Screen.version_told,
    "version.deleted": Screen.version_deleted,
    "version.restored": Screen.version_restored,
    "review.requested": Screen.round_told,
    "review.updated": Screen.round_told,
    "review.decided": Screen.round_told,
    "review.closed": Screen.round_told,
    "review.reopened": Screen.round_told,
    "review.finished": Screen.nothing_shown,
    "author.renamed": Screen.author_renamed,
    "member.joined": Screen.member_joined,
    "member.role_changed": Screen.member_joined,
    "member.left": Screen.member_left,
    "project.updated": Screen.project_updated,
    "invitation.sent": Screen.nothing_shown,
    "invitation.accepted": Screen.nothing_shown,
    "invitation.declined": Screen.nothing_shown,
    "invitation.revoked": Screen.nothing_shown,
    "invitation.expired": Screen.nothing_shown,
    "invite_link.created": Screen.nothing_shown,
    "invite_link.used": Screen.nothing_shown,
    "invite_link.revoked": Screen.nothing_shown,
    "share_link.created": Screen.nothing_shown,
    "share_link.updated": Screen.nothing_shown,
    "share_link.revoked": Screen.nothing_shown,
    "guest.blocked": Screen.nothing_shown,
    "guest.silenced": Screen.nothing_shown,
    "project.deleted": Screen.nothing_shown,
    "project.restored": Screen.nothing_shown,
    "ownership.offered": Screen.nothing_shown,
    "ownership.withdrawn": Screen.nothing_shown,
    "ownership.transferred": Screen.nothing_shown,
    "job.progress": Screen.nothing_shown,
}
