"""The published socket protocol names every event and frame that there is, as they are sent."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from core.domain.events import LiveEvent, ProjectEvent
from core.domain.ids import new_id
from core.presentation.live.samples import sample
from feedback.presentation.asyncapi import document, event_classes, personal_classes
from projects.contracts import ProjectUpdated
from tests.projects.examples import LATER, project_of

SHARED = ["subscribe", "ping", "subscribed", "resync", "pong", "error"]
SEEN = ["presence.state", "presence.joined", "presence.idle", "presence.active", "presence.left", "user.typing"]
SEEN += ["playhead", "playhead.said", "typing", "presence", "batch"]
EVENTS = [*event_classes(), *personal_classes()]


def published(kind: type[LiveEvent]) -> Iterator[type[LiveEvent]]:
    for child in kind.__subclasses__():
        if ".contracts" in child.__module__:
            yield child
        yield from published(child)


def payload_of(channel: str, kind: str) -> dict[str, Any]:
    payload: dict[str, Any] = document()["channels"][channel]["messages"][kind]["payload"]
    return payload


def data_schema_of(event: type[LiveEvent]) -> dict[str, Any]:
    channel = "project" if issubclass(event, ProjectEvent) else "own"
    schema: dict[str, Any] = payload_of(channel, event.name)["properties"]["data"]
    told = sample(event).data().keys()
    return next(each for each in schema.get("oneOf", [schema]) if each["properties"].keys() == told)


def test_every_event_is_described() -> None:
    named = {event for event in published(LiveEvent) if "name" in vars(event)}
    assert set(EVENTS) == named


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event.name)
@pytest.mark.parametrize("sparse", [False, True])
def test_an_event_is_described_as_it_is_sent(event: type[LiveEvent], sparse: bool) -> None:
    schema, data = data_schema_of(event), sample(event, sparse=sparse).data()
    Draft202012Validator(schema).validate(data)
    assert set(schema["properties"]) == set(data)


def test_a_real_project_is_described_as_it_is_sent() -> None:
    project = project_of(owner := new_id())
    project.archive(owner, LATER)
    data = next(fact for fact in project.facts if isinstance(fact, ProjectUpdated)).data()
    Draft202012Validator(data_schema_of(ProjectUpdated)).validate(data)


@pytest.mark.parametrize(
    ("channel", "kind"),
    [*((channel, kind) for channel in ("project", "own") for kind in SHARED), *(("project", kind) for kind in SEEN)],
)
def test_every_frame_is_described(channel: str, kind: str) -> None:
    payload = payload_of(channel, kind)
    Draft202012Validator.check_schema(payload)
    assert payload["properties"]["type"] == {"const": kind.removesuffix(".said")}


def test_every_frame_of_a_channel_is_heard_or_said_and_references_lead_somewhere() -> None:
    described = document()
    for name, channel in described["channels"].items():
        references = [
            message["$ref"]
            for operation in described["operations"].values()
            if operation["channel"] == {"$ref": f"#/channels/{name}"}
            for message in operation["messages"]
        ]
        assert sorted(references) == sorted(f"#/channels/{name}/messages/{kind}" for kind in channel["messages"])


def test_the_document_is_served_to_anybody() -> None:
    answer = Client().get("/v2/asyncapi.json")
    assert answer.status_code == 200
    assert answer.json()["asyncapi"] == "3.0.0"
