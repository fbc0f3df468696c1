"""Whatever happens to an inbox: yesterday's list and the events after it make today's."""

import random
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.events import user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from identity.contracts import NotificationType
from notifications import api as notifications
from notifications.bootstrap import tending
from tests.client import ApiClient
from tests.notifications.api.conftest import tell
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)
INBOX = "/v2/notifications"
# What only a reader is shown: words in their language, addresses, the project's present name.
TOLD_APART = ("title", "pictures", "project_name")
Rows = dict[str, dict[str, Any]]


def snapshot(api: ApiClient, person: Actor) -> tuple[Rows, int, int]:
    body = api.as_(person).get(INBOX, {"page_size": 100}).json()
    rows = {row["id"]: {name: row[name] for name in row if name not in TOLD_APART} for row in body["results"]}
    return rows, body["unread_count"], body["seq"]


def replayed(rows: Rows, unread: int, person: Actor, since: int) -> tuple[Rows, int]:
    """As a client does it that knows nothing but the events."""
    rows = {row_id: dict(row) for row_id, row in rows.items()}
    for event in streams.read(user_channel(person.user_id), since):
        data = event.data
        match event.type:
            case "notification.added" | "notification.updated":
                rows[data["notification"]["id"]] = data["notification"]
            case "notification.read":
                for row in filter(lambda row, data=data: _is_meant(row, data), rows.values()):  # type: ignore[misc]
                    row["read_at"] = row["read_at"] or data["read_at"]
            case "notification.removed":
                gone = data["ids"]
                rows = {
                    row_id: row
                    for row_id, row in rows.items()
                    if (row_id not in gone if gone is not None else row["project_id"] != data["project_id"])
                }
            case "notification.actor_renamed":
                for actor in (actor for row in rows.values() for actor in row["actors"]):
                    actor["name"] = data["actor"]["name"] if actor["id"] == data["actor"]["id"] else actor["name"]
        unread = data["unread"] if event.type.startswith("notification.") else unread
    return rows, unread


def _is_meant(row: dict[str, Any], data: dict[str, Any]) -> bool:
    if data["ids"] is not None:
        return row["id"] in data["ids"]
    is_old_enough = data["up_to"] is None or row["at"] <= data["up_to"]
    return is_old_enough and data["project_id"] in (None, row["project_id"])


class History:
    """Random things that happen to Mina's inbox."""

    def __init__(
        self, api: ApiClient, mina: Actor, projects: list[UUID], owner: ApiClient, chance: random.Random
    ) -> None:
        self._api, self._mina, self._projects, self._chance = api.as_(mina), mina, projects, chance
        self._owner = owner
        self._subjects = [new_id() for _ in range(4)]
        self._actors = [new_id() for _ in range(3)]

    def step(self) -> None:
        verbs = (self.told, self.told, self.told, self.read, self.read_all, self.dropped, self.changed)
        self._chance.choice(verbs)()

    def told(self) -> None:
        kind = self._chance.choice([NotificationType.REPLY, NotificationType.REACTION])
        actor_id, subject_id = self._chance.choice(self._actors), self._chance.choice(self._subjects)
        place = self._projects[self._subjects.index(subject_id) % len(self._projects)]
        told = {"kind": kind, "subject_id": subject_id, "actor_id": actor_id, "source_id": new_id()}
        tell(news(place, self._mina.user_id, **told, actor_name=f"사람 {actor_id.hex[-4:]}"))

    def read(self) -> None:
        if row := self._any():
            self._api.put(f"{INBOX}/{row['id']}/read", None)

    def read_all(self) -> None:
        row = self._any()
        bodies = [{}, {"project_id": str(self._projects[0])}, *([{"up_to": row["at"]}] if row else [])]
        assert self._api.post(f"{INBOX}/read", self._chance.choice(bodies)).status_code == 200

    def dropped(self) -> None:
        if row := self._any():
            self._api.delete(f"{INBOX}/{row['id']}")

    def changed(self) -> None:
        actor_id, subject_id = self._chance.choice(self._actors), self._chance.choice(self._subjects)
        match self._chance.randrange(4):
            case 0:
                with unit_of_work(by=SYSTEM):
                    notifications.undo(NotificationType.REACTION, subject_id, actor_id)
            case 1:
                with unit_of_work(by=SYSTEM):
                    notifications.take_back([subject_id])
            case 2:
                name = f"새 이름 {self._chance.randrange(99)}"
                tending.rename_actor({"user_id": str(actor_id), "shown_name": name}, new_id())
            case 3:
                self._owner.delete(f"/v2/projects/{self._projects[1]}")
                tending.settle_project({"project_id": str(self._projects[1])}, new_id())

    def _any(self) -> dict[str, Any] | None:
        rows = self._api.get(INBOX).json()["results"]
        return self._chance.choice(rows) if rows else None


@pytest.mark.parametrize("seed", range(6))
def test_yesterdays_inbox_and_the_events_after_it_make_todays(
    seed: int, api: ApiClient, project: UUID, mina: Actor, make_project: Any
) -> None:
    other, owner = make_project(editor=mina)
    history = History(api, mina, [project, other], api.as_(owner), random.Random(seed))
    snapshots = []
    for _ in range(30):
        snapshots.append(snapshot(api, mina))
        history.step()
    today = snapshot(api, mina)
    for rows, unread, seq in snapshots:
        assert replayed(rows, unread, mina, seq) == today[:2]
    assert today[1] == sum(row["read_at"] is None for row in today[0].values())
