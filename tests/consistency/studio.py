"""One project, what is done to it, and what it must show after that: its owner's and its guest's view."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

ROLES = ("viewer", "reviewer", "editor", "admin")
NEXT_STATUS = {"open": "in_progress", "in_progress": "resolved", "resolved": "closed", "closed": "open"}
UNRESOLVED = ("open", "in_progress")
MOST_UNREAD = 100


class Seat:
    """A person before several web processes."""

    def __init__(self, urls: list[str], token: str, user_id: str) -> None:
        self.id = user_id
        headers = {"Authorization": f"Bearer {token}"}
        self._clients = [httpx.Client(base_url=url, headers=headers, timeout=60) for url in urls]

    def must(self, process: int, method: str, path: str, *statuses: int, **options: Any) -> Any:
        """The JSON answer, which has to have one of these statuses; None for a 404 or an empty one."""
        answer = self._clients[process].request(method, path, **options)
        assert answer.status_code in statuses, f"{method} {path}: {answer.status_code} {answer.text[:500]}"
        return answer.json() if answer.content and answer.status_code != 404 else None


@dataclass
class Shown:
    """What only one of them sees."""

    my_role: str
    is_favourite: bool = False
    unread: int = 0


@dataclass
class Studio:
    """`must` of the views is compared with what the writes so far have to lead to; nobody else writes here."""

    owner: Seat
    guest: Seat
    dice: random.Random
    id: str = ""
    video_id: str = ""
    name: str = "처음"
    is_archived: bool = False
    items: dict[str, str] = field(default_factory=dict)
    mine: Shown = field(default_factory=lambda: Shown("owner"))
    theirs: Shown | None = None

    def open(self, film: Path) -> None:
        self.id = self.owner.must(0, "POST", "/v2/projects", 201, json={"name": self.name})["id"]
        with film.open("rb") as body:
            files, form = {"video_file": (film.name, body)}, {"timestamp": "0.5"}
            item = self.owner.must(0, "POST", self.feedback, 201, data=form, files=files)
        self.video_id = item["video_id"]
        self.items[item["id"]] = item["status"]

    @property
    def path(self) -> str:
        return f"/v2/projects/{self.id}"

    @property
    def feedback(self) -> str:
        return f"/v2/feedback/{self.id}"

    def write(self, process: int) -> str:
        """Any of the things that can be done now; its name."""
        name = self.dice.choice(sorted(self._possible()))
        WRITES[name](self, process)
        return name

    def expected(self, shown: Shown | None) -> dict[str, Any] | None:
        """What of the project's answer is known; None for who is no member."""
        if shown is None:
            return None
        return {
            "name": self.name,
            "status": "archived" if self.is_archived else "active",
            "member_count": 1 + (self.theirs is not None),
            "feedback_count": len(self.items),
            "open_feedback_count": sum(status in UNRESOLVED for status in self.items.values()),
            **vars(shown),
            "unread": min(shown.unread, MOST_UNREAD),
        }

    def _possible(self) -> set[str]:
        if self.is_archived:
            return {"reopen"}
        names = {"rename", "note", "archive", "favourite"}
        if self.items:
            names |= {"status", "comment", "erase"}
        if self.theirs is None:
            return names | {"join"}
        if self.theirs.my_role != "viewer" and self.items:
            names.add("reply")
        return names | {"change_role", "leave", "their_favourite", "mark_read"}


def _rename(studio: Studio, process: int) -> None:
    studio.name = f"컷 {studio.dice.randrange(10**9)}"
    studio.owner.must(process, "PATCH", studio.path, 200, json={"name": studio.name})


def _archive(studio: Studio, process: int) -> None:
    studio.owner.must(process, "POST", f"{studio.path}/archive", 200)
    studio.is_archived = True


def _reopen(studio: Studio, process: int) -> None:
    studio.owner.must(process, "DELETE", f"{studio.path}/archive", 200)
    studio.is_archived = False


def _note(studio: Studio, process: int) -> None:
    note = {"video_id": studio.video_id, "text": "로고를 키워 주세요", "timestamp": 0.5}
    item = studio.owner.must(process, "POST", studio.feedback, 201, json=note)
    studio.items[item["id"]] = item["status"]
    _news_for(studio.theirs)


def _status(studio: Studio, process: int) -> None:
    item = studio.dice.choice(sorted(studio.items))
    status = NEXT_STATUS[studio.items[item]]
    studio.owner.must(process, "PATCH", f"{studio.feedback}/{item}", 200, json={"status": status})
    studio.items[item] = status
    _news_for(studio.theirs)


def _erase(studio: Studio, process: int) -> None:
    item = studio.dice.choice(sorted(studio.items))
    studio.owner.must(process, "DELETE", f"{studio.feedback}/{item}", 204)
    del studio.items[item]


def _comment(studio: Studio, process: int) -> None:
    _say(studio, studio.owner, process)
    _news_for(studio.theirs)


def _reply(studio: Studio, process: int) -> None:
    _say(studio, studio.guest, process)
    _news_for(studio.mine)


def _say(studio: Studio, who: Seat, process: int) -> None:
    item = studio.dice.choice(sorted(studio.items))
    who.must(process, "POST", f"{studio.feedback}/{item}/comments", 201, json={"text": "네"})


def _favourite(studio: Studio, process: int) -> None:
    _toggle(studio, studio.owner, studio.mine, process)


def _their_favourite(studio: Studio, process: int) -> None:
    assert studio.theirs
    _toggle(studio, studio.guest, studio.theirs, process)


def _toggle(studio: Studio, who: Seat, shown: Shown, process: int) -> None:
    who.must(process, "DELETE" if shown.is_favourite else "PUT", f"{studio.path}/favourite", 204)
    shown.is_favourite = not shown.is_favourite


def _join(studio: Studio, process: int) -> None:
    role = studio.dice.choice(ROLES)
    given = {"user_id": studio.guest.id, "role": role}
    studio.owner.must(process, "POST", f"{studio.path}/members", 201, json=given)
    studio.theirs = Shown(role)


def _change_role(studio: Studio, process: int) -> None:
    assert studio.theirs
    studio.theirs.my_role = studio.dice.choice(ROLES)
    given = {"role": studio.theirs.my_role}
    studio.owner.must(process, "PATCH", f"{studio.path}/members/{studio.guest.id}", 200, json=given)


def _leave(studio: Studio, process: int) -> None:
    studio.owner.must(process, "DELETE", f"{studio.path}/members/{studio.guest.id}", 204)
    studio.theirs = None


def _mark_read(studio: Studio, process: int) -> None:
    assert studio.theirs
    seq = studio.guest.must(process, "GET", f"{studio.path}/members", 200)["seq"]
    studio.guest.must(process, "PUT", f"{studio.path}/read", 204, json={"seq": seq})
    studio.theirs.unread = 0


def _news_for(shown: Shown | None) -> None:
    if shown:
        shown.unread += 1


WRITES: dict[str, Callable[[Studio, int], None]] = {
    "rename": _rename,
    "archive": _archive,
    "reopen": _reopen,
    "note": _note,
    "status": _status,
    "erase": _erase,
    "comment": _comment,
    "reply": _reply,
    "favourite": _favourite,
    "their_favourite": _their_favourite,
    "mark_read": _mark_read,
    "join": _join,
    "change_role": _change_role,
    "leave": _leave,
}
