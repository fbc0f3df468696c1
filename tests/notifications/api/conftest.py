from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from core.domain.actor import SYSTEM, Actor
from core.domain.events import user_channel
from core.domain.ids import new_id
from core.infrastructure import streams
from core.infrastructure.unit_of_work import unit_of_work
from notifications import api as notifications
from notifications.contracts import News

Heard = list[tuple[str, dict[str, Any]]]


def tell(told: News, delivery_id: UUID | None = None) -> None:
    with unit_of_work(by=SYSTEM):
        notifications.tell(told, delivery_id or new_id())


def heard(person: Actor, since: int = 0) -> Heard:
    """What came on the person's own channel from this context."""
    events = streams.read(user_channel(person.user_id), since)
    return [(event.type, event.data) for event in events if event.type.startswith("notification.")]


@pytest.fixture
def mina(make_person: Callable[..., Actor]) -> Actor:
    return make_person("미나")


@pytest.fixture
def jun(make_person: Callable[..., Actor]) -> Actor:
    return make_person("준")


@pytest.fixture
def project(make_project: Callable[..., tuple[UUID, Actor]], mina: Actor, jun: Actor) -> UUID:
    """One that Mina and Jun are in."""
    return make_project(editor=mina, viewer=jun)[0]
