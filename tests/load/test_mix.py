"""The mixture that the product is loaded with is the one that is told: four reads to a write."""

import ast
import re
from pathlib import Path

import pytest

from tests.load.crowd import DEEDS, LOOKS, MOST_FOLLOWERS, followers_of
from tests.load.scene import TEAM, Member, seated

SOURCE = Path(__file__).with_name("locustfile.py").read_text()
DONE = {"comment", "reaction", "new_note", "move_a_note_on", "move_a_task", "plan", "upload", "log_in"}


def weights() -> dict[str, tuple[int, bool]]:
    """Of each thing that a colleague does: parts in a thousand, and whether it only looks."""
    (colleague,) = [
        node for node in ast.parse(SOURCE).body if isinstance(node, ast.ClassDef) and node.name == "Colleague"
    ]
    deeds = [node for node in colleague.body if isinstance(node, ast.FunctionDef)]
    return {
        deed.name: (ast.literal_eval(mark.args[0]), "self.asking.look(" in ast.unparse(deed))
        for deed in deeds
        for mark in deed.decorator_list
        if isinstance(mark, ast.Call)
    }


def test_four_reads_come_to_a_write() -> None:
    assert sum(weight for weight, _ in weights().values()) == 1000
    assert sum(weight for weight, looks in weights().values() if looks) == 800


def test_lists_details_and_the_dashboard_are_read_and_everything_that_is_made_is_written() -> None:
    looked = {name for name, (_, looks) in weights().items() if looks}
    assert {"list_of_notes", "note_itself", "thread", "dashboard", "projects", "whole_schedule"} <= looked
    assert set(weights()) - looked == DONE


def test_nobody_who_follows_a_socket_asks_with_the_same_session() -> None:
    assert "SCENE.members[FOLLOWERS:]" in SOURCE
    assert "SCENE.members[:FOLLOWERS]" in SOURCE


def member(handle: str) -> Member:
    return Member(handle, "", "", "", "", "", "", [], [], [])


@pytest.mark.parametrize("people", [1, 3, 6, 8, 30, 60])
def test_whoever_follows_a_socket_has_colleagues_who_do_something(people: int) -> None:
    sizes = [min(TEAM, people - first) for first in range(0, people, TEAM)]
    teams = [[member(f"{number}-{place}") for place in range(size)] for number, size in enumerate(sizes)]
    following, asking = (
        [each.email.split("-")[0] for each in part]
        for part in (seated(teams)[: followers_of(people)], seated(teams)[followers_of(people) :])
    )
    assert len(following) + len(asking) == people
    assert set(following) <= set(asking)


def test_most_ask_however_few_they_are() -> None:
    assert [followers_of(people) for people in (1, 3, 8, 30, 60)] == [0, 1, 2, 10, MOST_FOLLOWERS]


def test_a_report_wants_all_that_is_looked_at_and_done_to_have_been_answered() -> None:
    told = "".join(
        Path(__file__).with_name(f"{name}.py").read_text()
        for name in ("locustfile", "planning", "uploading", "following")
    )
    calls = set(re.findall(r'asking\.(?:look|write)\(\s*"([^"]+)"', told)) | {
        "login",
        "socket followed",
        "events heard",
    }
    assert set(LOOKS) | set(DEEDS) == calls - {"addresses of parts"}
