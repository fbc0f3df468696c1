from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.contracts import NotificationType
from tests.client import ApiClient
from tests.notifications.api.conftest import heard, tell
from tests.notifications.examples import news

pytestmark = pytest.mark.django_db(transaction=True)


def address(project: UUID) -> str:
    return f"/v2/projects/{project}/notification-preferences"


def test_at_first_all_follows_what_holds_for_every_project(api: ApiClient, project: UUID, mina: Actor) -> None:
    answer = api.as_(mina).get(address(project))
    assert answer.json()["muted"] is False
    assert answer.json()["notifications"].keys() == set(NotificationType)
    assert answer.json()["notifications"]["reply"] == {"in_app": None, "mail": None}
    assert answer.headers["ETag"] == '"1"'


def test_a_change_touches_what_it_names(api: ApiClient, project: UUID, mina: Actor, jun: Actor) -> None:
    client = api.as_(mina)
    client.patch(address(project), {"muted": True})
    answer = client.patch(address(project), {"notifications": {"reply": {"mail": False, "in_app": True}}})
    assert (answer.status_code, answer.headers["ETag"]) == (200, '"3"')
    assert (answer.json()["muted"], answer.json()["notifications"]["reply"]) == (True, {"in_app": True, "mail": False})
    again = client.patch(address(project), {"notifications": {"reply": {"mail": None}}}).json()
    assert again["notifications"]["reply"] == {"in_app": True, "mail": None}
    assert client.get(address(project)).json() == again
    assert api.as_(jun).get(address(project)).headers["ETag"] == '"1"'


def test_who_saw_an_older_state_is_shown_the_current_one(api: ApiClient, project: UUID, mina: Actor) -> None:
    client = api.as_(mina)
    client.with_(If_Match='"1"').patch(address(project), {"muted": True})
    answer = client.with_(If_Match='"1"').patch(address(project), {"muted": False})
    assert (answer.status_code, answer.json()["current"]["muted"]) == (412, True)
    assert client.get(address(project)).json()["muted"] is True


@pytest.mark.parametrize(
    "body",
    [
        {"mute": True},
        {"muted": 1},
        {"notifications": {"gossip": {"mail": True}}},
        {"notifications": {"reply": {"pigeon": True}}},
        {"notifications": {"reply": {"mail": "off"}}},
        {"notifications": []},
    ],
)
def test_a_bad_body_changes_nothing(api: ApiClient, project: UUID, mina: Actor, body: dict[str, Any]) -> None:
    assert api.as_(mina).patch(address(project), body).status_code == 422
    assert api.as_(mina).get(address(project)).headers["ETag"] == '"1"'


def test_a_muted_project_tells_nothing_and_others_do(
    api: ApiClient, project: UUID, mina: Actor, make_project: Any
) -> None:
    other, _ = make_project(editor=mina)
    api.as_(mina).patch(address(project), {"muted": True})
    tell(news(project, mina.user_id))
    tell(news(other, mina.user_id))
    assert [data["notification"]["project_id"] for _, data in heard(mina)] == [str(other)]


def test_a_switch_of_the_project_wins_over_the_general_one(api: ApiClient, project: UUID, mina: Actor) -> None:
    client = api.as_(mina)
    client.patch("/v2/me/preferences", {"notifications": {"reply": {"in_app": False}, "mention": {"in_app": False}}})
    client.patch(address(project), {"notifications": {"reply": {"in_app": True}}})
    tell(news(project, mina.user_id, kind=NotificationType.REPLY))
    tell(news(project, mina.user_id, kind=NotificationType.MENTION))
    assert [data["notification"]["type"] for _, data in heard(mina)] == ["reply"]


def test_what_is_not_wanted_leaves_room_for_the_next_weighty(api: ApiClient, project: UUID, mina: Actor) -> None:
    """Whoever hears of no mentions still hears that somebody replied."""
    off = {"in_app": False, "mail": False}
    api.as_(mina).patch(address(project), {"notifications": {"mention": off}})
    delivery_id = new_id()
    for kind in (NotificationType.MENTION, NotificationType.REPLY):
        tell(news(project, mina.user_id, kind=kind), delivery_id)
    assert [data["notification"]["type"] for _, data in heard(mina)] == ["reply"]
