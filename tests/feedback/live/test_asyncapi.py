"""The published socket protocol names every event and frame that there is."""

from collections.abc import Iterator

import pytest
from django.test import Client
from jsonschema import Draft202012Validator

from core.domain.events import ProjectEvent
from core.domain.ids import new_id
from feedback.presentation.asyncapi import data_fields, document, event_classes
from projects.contracts import ProjectUpdated
from tests.projects.examples import LATER, project_of


def published(kind: type[ProjectEvent]) -> Iterator[type[ProjectEvent]]:
    for child in kind.__subclasses__():
        if ".contracts" in child.__module__:
            yield child
        yield from published(child)


def test_every_event_of_a_project_is_described() -> None:
    messages = document()["channels"]["project"]["messages"]
    named = {event for event in published(ProjectEvent) if "name" in vars(event)}
    assert set(event_classes()) == named
    for event in named:
        data = messages[event.name]["payload"]["properties"]["data"]
        assert set(data["properties"]) == data_fields(event)


def test_an_updated_project_is_described_as_it_is_sent() -> None:
    project = project_of(owner := new_id())
    project.archive(owner, LATER)
    fact = next(fact for fact in project.facts if isinstance(fact, ProjectUpdated))
    assert set(fact.data()) == data_fields(ProjectUpdated)


@pytest.mark.parametrize(
    "kind", ["subscribe", "typing", "ping", "subscribed", "resync", "user.typing", "pong", "error"]
)
def test_every_frame_is_described(kind: str) -> None:
    payload = document()["channels"]["project"]["messages"][kind]["payload"]
    Draft202012Validator.check_schema(payload)
    assert payload["properties"]["type"] == {"const": kind}


def test_references_lead_somewhere() -> None:
    described = document()
    for operation in described["operations"].values():
        for message in operation["messages"]:
            name = message["$ref"].rsplit("/", 1)[-1]
            assert name in described["channels"]["project"]["messages"]


def test_the_document_is_served_to_anybody() -> None:
    answer = Client().get("/v2/asyncapi.json")
    assert answer.status_code == 200
    assert answer.json()["asyncapi"] == "3.0.0"
