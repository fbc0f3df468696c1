from collections.abc import Callable
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.ids import new_id
from identity.contracts import Person
from projects.infrastructure.people import IdentityPeople
from tests.projects.fakes import FakePeople

Directory = Callable[[Actor, Actor], Any]


@pytest.fixture(params=["fake", "real"])
def directory(request: pytest.FixtureRequest) -> Directory:
    def fake(*actors: Actor) -> FakePeople:
        return FakePeople(*(Person(who.user_id, address(who), who.name, who.name == "지민") for who in actors))

    return fake if request.param == "fake" else lambda *actors: IdentityPeople()


def address(actor: Actor) -> str:
    return f"person{actor.user_id.hex[-12:]}@example.kr"


def test_people_are_known_by_id_and_by_address(directory: Directory, make_person: Callable[..., Actor]) -> None:
    jimin, new = make_person("지민"), make_person("신입", verified=False)
    people = directory(jimin, new)
    known = Person(jimin.user_id, address(jimin), "지민", verified=True)
    assert people.by_id(jimin.user_id) == people.by_email(address(jimin)) == known
    assert people.by_email(address(jimin).upper()) == known
    assert people.by_id(new.user_id).verified is False
    assert people.by_ids([jimin.user_id, new_id()]) == {jimin.user_id: known}
    assert people.by_id(new_id()) is people.by_email("nobody@example.kr") is None
