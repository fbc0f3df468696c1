from typing import Any

import pytest

from core.domain.errors import InvalidField
from core.domain.ids import new_id
from projects.contracts import ProjectUpdated, Role
from projects.domain.settings import ProjectSettings
from tests.projects.examples import LATER, project_of


def test_a_new_project_is_in_seoul_and_invites_reviewers_for_a_week() -> None:
    assert ProjectSettings().plain() == {
        "time_zone": "Asia/Seoul",
        "invitation_role": "reviewer",
        "invitation_days": 7,
    }


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"time_zone": "Mars/Olympus"}, "time_zone.unknown"),
        ({"time_zone": "localtime"}, "time_zone.unknown"),
        ({"invitation_role": Role.OWNER}, "field.not_a_choice"),
        ({"invitation_days": 0}, "number.too_small"),
        ({"invitation_days": 31}, "number.too_large"),
    ],
)
def test_what_no_project_is_set_to(changed: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidField) as refused:
        ProjectSettings().merged(changed)
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.code) == (f"/settings/{next(iter(changed))}", code)


@pytest.mark.parametrize("days", [1, 30])
def test_the_longest_and_the_shortest_invitation(days: int) -> None:
    assert ProjectSettings(invitation_days=days).invitation_days == days


def test_they_come_back_as_stored_and_what_is_missing_or_unknown_does_no_harm() -> None:
    settings = ProjectSettings("America/Sao_Paulo", Role.EDITOR, 30)
    assert ProjectSettings.of(settings.plain()) == settings
    assert ProjectSettings.of({}) == ProjectSettings()
    assert ProjectSettings.of({"invitation_days": 3, "later": True}) == ProjectSettings(invitation_days=3)


def test_only_what_is_given_changes_and_all_is_told() -> None:
    project = project_of(new_id())
    project.describe(LATER, settings={"invitation_days": 3})
    assert project.settings == ProjectSettings(invitation_days=3)
    (fact,) = project.facts
    assert isinstance(fact, ProjectUpdated)
    assert fact.settings == project.settings.plain()


def test_setting_the_same_is_no_change() -> None:
    project = project_of(new_id())
    before = project.version
    project.describe(LATER, settings={"time_zone": "Asia/Seoul"})
    assert (project.facts, project.version) == ([], before)
