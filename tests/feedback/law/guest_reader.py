"""What a guest's front end shows of a version, loaded by a link and brought up to date by what guests hear."""

from typing import Any

from tests.feedback.law.screen import Row, Screen
from tests.feedback.law.snapshot import bare
from tests.feedback.sharing.visitors import Visitor

NOTHING_SEEN = (401, 404)


class GuestScreen(Screen):
    """Numbers that do not concern a guest are left out; an item may go that was never shown here."""

    def fold(self, event: Row) -> None:
        assert event["seq"] > self.seq
        super().fold(event | {"seq": self.seq + 1})
        self.seq = event["seq"]

    def item_deleted(self, data: Row) -> None:
        if data["id"] in self.items:
            super().item_deleted(data)


class GuestReader:
    """None is shown while there is nothing to see by the link; `heard` are the kinds of events that were folded."""

    def __init__(self, guest: Visitor) -> None:
        self.guest, self.heard = guest, set[str]()
        self.screen = seen(guest)

    def follow(self) -> tuple[Screen, Screen] | None:
        """What is shown after the events, and what a fresh screen shows; None where all was loaded anew."""
        fresh, shown = seen(self.guest), self.screen
        answer = self.guest.api.get(f"/v2/shared/events?since={shown.seq if shown else 0}&limit=500")
        assert (answer.status_code in NOTHING_SEEN) is (fresh is None), answer.content
        if fresh is None or shown is None or answer.json()["resync"]:
            self.screen = fresh
            return None
        for event in answer.json()["results"]:
            shown.fold(event)
            self.heard.add(event["type"])
        shown.seq = answer.json()["seq"]
        return shown, fresh


def seen(guest: Visitor) -> GuestScreen | None:
    """The whole of it over REST."""
    answer = guest.api.get("/v2/shared/video")
    if answer.status_code in NOTHING_SEEN:
        return None
    video, page = answer.json(), asked(guest, "/v2/shared/feedback?page_size=100")
    screen = GuestScreen(guest.id, seq=page["seq"], items={row["id"]: row for row in page["results"]})
    assert (screen.totals, page["next"]) == (page["stats"], None)
    for item_id in screen.items:
        rows = asked(guest, f"/v2/shared/feedback/{item_id}/comments?page_size=100")["results"]
        screen.mine |= {row["id"]: row["my_reaction"] for row in rows if row["my_reaction"]}
        screen.threads[item_id] = {row["id"]: as_told(row) for row in rows}
    rounds = asked(guest, f"/v2/shared/versions/{video['version_id']}/rounds?page_size=100")["results"]
    screen.rounds[video["version_id"]] = {row["id"]: row for row in rounds}
    screen.video_of[video["version_id"]] = video["id"]
    screen.videos[video["id"]] = bare(video)
    return screen


def as_told(comment: Row) -> Row:
    return {name: value for name, value in comment.items() if name != "my_reaction"}


def asked(guest: Visitor, path: str) -> Any:
    answer = guest.api.get(path)
    assert answer.status_code == 200, answer.content
    return answer.json()
