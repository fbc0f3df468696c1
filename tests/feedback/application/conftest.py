from pathlib import Path

import pytest

from tests.feedback.application.worker import Worker
from tests.feedback.application.world import World


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def worker(world: World, tmp_path: Path) -> Worker:
    return Worker(world, tmp_path / "tmp")
