"""Items and versions that a frame names are found by members alone."""

import pytest

from core.domain.ids import new_id
from feedback.application.locate_item import locate_item
from feedback.application.locate_version import locate_version
from feedback.application.whereabouts import Whereabouts
from projects.contracts import Capability, Role
from tests.feedback import examples
from tests.feedback.examples import ACTOR
from tests.feedback.fake_places import FakePlaces
from tests.feedback.fakes import FakeAccess, FakeItems, FakeVersions, Refused

PROJECT = new_id()
VERSION = examples.version(PROJECT)
ITEM = examples.item(VERSION.footage())
HERE = Whereabouts(VERSION.video_id, VERSION.id)


@pytest.fixture
def places() -> FakePlaces:
    return FakePlaces(FakeItems({ITEM.id: ITEM}), FakeVersions({VERSION.id: VERSION}))


def test_whoever_reads_finds_them(places: FakePlaces) -> None:
    access = FakeAccess(Role.VIEWER)
    assert locate_item(ACTOR, PROJECT, ITEM.id, access=access, places=places) == HERE
    assert locate_version(ACTOR, PROJECT, VERSION.id, access=access, places=places) == HERE
    assert locate_item(ACTOR, PROJECT, new_id(), access=access, places=places) is None
    assert access.asked == [Capability.READ] * 3


@pytest.mark.parametrize(("locate", "known"), [(locate_item, ITEM.id), (locate_version, VERSION.id)])
def test_strangers_do_not(places: FakePlaces, locate: object, known: object) -> None:
    assert callable(locate)
    with pytest.raises(Refused):
        locate(ACTOR, PROJECT, known, access=FakeAccess(None), places=places)
