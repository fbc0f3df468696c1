"""What has to run in one process does: a group of tests is kept together by its mark in each name."""

import pytest


@pytest.mark.xdist_group("together")
def test_the_runner_sees_the_group_of_a_test(request: pytest.FixtureRequest) -> None:
    if not hasattr(request.config, "workerinput"):
        pytest.skip("one process runs everything")
    assert request.node.nodeid.endswith("@together")
