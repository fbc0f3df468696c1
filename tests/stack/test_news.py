"""What the operator is told of the parts while they run and when they end."""

from pathlib import Path

import pytest

from stack.news import News, given_up
from stack.parts import GROUPS, STORING_SECONDS, Part, behind_the_scenes, front, of_product
from stack.supervisord import STOP_SECONDS

TIME = "2026-11-26 15:55:50,077 "


def said(*lines: str) -> list[str]:
    news = News()
    return [sentence for line in lines for sentence in news.sentences(TIME + line)]


def test_what_ends_by_itself_and_runs_again_is_news() -> None:
    assert said(
        "INFO spawned: 'web' with pid 7",
        "WARN exited: web (exit status 3; not expected)",
        "INFO spawned: 'web' with pid 9",
    ) == ["web ended (exit status 3); it is started again.", "web runs again (process 9)."]


@pytest.mark.parametrize(
    ("end", "told"),
    [
        ("INFO stopped: planner (exit status 0)", []),
        ("WARN stopped: planner (terminated by SIGTERM)", []),
        ("WARN stopped: planner (terminated by SIGKILL)", ["planner did not end in time and was killed."]),
    ],
)
def test_who_ended_well_when_it_was_to_be_killed_was_not(end: str, told: list[str]) -> None:
    assert said("WARN killing 'planner' (7) with SIGKILL", end) == told


def test_who_is_given_up_is_named() -> None:
    assert given_up(f"{TIME}INFO gave up: web entered FATAL state, too many start retries too quickly") == "web"
    assert given_up(f"{TIME}INFO success: web entered RUNNING state") is None


def test_all_groups_have_ended_before_supervisord_is_killed(tmp_path: Path) -> None:
    parts: list[Part] = [*of_product(tmp_path, 1, 2), *behind_the_scenes(tmp_path), front("localhost", 3)]
    groups = {group: [part.stop_seconds for part in parts if part.group == group] for group in GROUPS}
    assert sum(max(seconds) for seconds in groups.values() if seconds) + STORING_SECONDS < STOP_SECONDS
