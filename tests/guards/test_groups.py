"""What has to run in one process does: the runner keeps a group of tests together by its mark in each name."""

import pytest


@pytest.mark.xdist_group("together")
def test_the_runner_sees_the_group_of_every_test(request: pytest.FixtureRequest) -> None:
    marks = {item.nodeid: item.get_closest_marker("xdist_group") for item in request.session.items}
    seen = {name: name.endswith(f"@{mark.args[0]}") for name, mark in marks.items() if mark is not None}
    several_processes = hasattr(request.config, "workerinput")
    assert [name for name, is_seen in seen.items() if is_seen != several_processes] == []
    assert request.node.nodeid in seen
