"""Texts that are not sent, and their places."""

from datetime import timedelta

import pytest

from core.domain.ids import new_id
from feedback.domain.talk_refusals import DraftTooLarge
from feedback.domain.unsent import LARGEST, Place, PlaceKind, Unsent, place_named
from tests.feedback.examples import JIMIN, NOON

PLACE = Place(PlaceKind.ITEM, new_id())
# One for good: both processes of the runner have to give a test the same name.
SOMETHING = "0192f0c8-7c00-7000-8000-000000000001"


def begun(text: str = "아직") -> Unsent:
    return Unsent.begun(user_id=JIMIN.id, project_id=new_id(), place=PLACE, body={"text": text}, now=NOON)


@pytest.mark.parametrize("kind", PlaceKind)
def test_a_place_is_read_as_it_is_written(kind: PlaceKind) -> None:
    place = Place(kind, new_id())
    assert place_named(str(place)) == place


@pytest.mark.parametrize(
    "name", ["", "new", "new:", "new:x", f"old:{SOMETHING}", f"new:{SOMETHING}:x", f"NEW:{SOMETHING}"]
)
def test_what_names_no_place_is_none(name: str) -> None:
    assert place_named(name) is None


def test_versions_grow_with_the_time_and_never_stand_still() -> None:
    unsent = begun()
    first = unsent.version
    unsent.rewrite({"text": "둘"}, NOON)
    assert unsent.version == first + 1
    unsent.rewrite({"text": "셋"}, NOON + timedelta(hours=1))
    assert unsent.version == first + 3_600_000
    assert begun().version < unsent.version


def test_a_body_takes_so_many_bytes_and_no_more() -> None:
    room = LARGEST - len('{"text":""}')
    unsent = begun("a" * room)
    for text in ("a" * (room + 1), "가" * (room // 3 + 1)):
        with pytest.raises(DraftTooLarge):
            unsent.rewrite({"text": text}, NOON + timedelta(hours=1))
    assert (unsent.body, unsent.updated_at) == ({"text": "a" * room}, NOON)
