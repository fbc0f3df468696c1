"""What happens in a project reaches another system, and a ping tells whether the way is open."""

from collections.abc import Callable, Iterator

import pytest

from tests.e2e.people import Person
from tests.e2e.product import until
from tests.webhooks.receiver import Receiver


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    running = Receiver()
    yield running
    running.close()


def test_a_project_is_told_of_elsewhere(person: Callable[[str], Person], receiver: Receiver) -> None:
    owner = person("owner")
    project = owner.must("POST", "/v2/projects", 201, json={"name": "봄 캠페인"})
    path = f"/v2/projects/{project['id']}"
    hook = owner.must("POST", f"{path}/webhooks", 201, json={"url": receiver.url, "event_types": ["project.updated"]})
    names = [f"{number}차 캠페인" for number in range(10)]
    for name in names:
        owner.must("PATCH", path, 200, json={"name": name})
    until(lambda: len(receiver.received) >= len(names), what="the last event")
    assert [each.message["data"]["name"] for each in receiver.received] == names
    ping = owner.must("POST", f"{path}/webhooks/{hook['id']}/ping", 202)
    log = f"{path}/webhooks/{hook['id']}/deliveries"
    until(lambda: owner.must("GET", f"{log}/{ping['id']}", 200)["status"] == "delivered", what="the ping")
    assert {row["status"] for row in owner.must("GET", log, 200)["results"]} == {"delivered"}
    refused = owner.http.post(f"{path}/webhooks", json={"url": "http://10.0.0.1/", "event_types": ["*"]})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "webhook.url_inside")
