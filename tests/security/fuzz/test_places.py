"""What is put in the place of made-up ids, and what is left as an earlier answer gave it."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.security.fuzz.places import STRANGE, Places

OURS = {"project_id": "our project", "feedback_id": "our item"}
MADE_UP = {"project_id": "made up", "feedback_id": "made up"}


def asked(phase: str, linked: dict[str, str]) -> Any:
    """A case with ids that were made up but for those of the link."""
    meta = SimpleNamespace(phase=SimpleNamespace(name=SimpleNamespace(value=phase)), is_negative_at=lambda place: False)
    override = SimpleNamespace(path_parameters=linked)
    return SimpleNamespace(meta=meta, path_parameters=MADE_UP | linked, query={}, body=None, _override=override)


def named(case: Any, number: int = 1) -> dict[str, str]:
    """As the request of this number of all."""
    places = Places(OURS)
    for _ in range(number):
        places.name(asked("fuzzing", {}))
    places.name(case)
    told: dict[str, str] = case.path_parameters
    return told


@pytest.mark.parametrize("phase", ["coverage", "fuzzing", "stateful"])
def test_made_up_ids_become_those_of_the_world(phase: str) -> None:
    assert named(asked(phase, {})) == OURS


def test_some_requests_keep_what_was_made_up() -> None:
    assert named(asked("fuzzing", {}), STRANGE) == MADE_UP


def test_in_a_story_what_was_just_made_is_asked_for() -> None:
    assert named(asked("stateful", {"feedback_id": "just made"})) == OURS | {"feedback_id": "just made"}
