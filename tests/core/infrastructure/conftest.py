import pytest

from core.domain.ids import new_id


@pytest.fixture
def channel() -> str:
    """A channel that no other test has seen."""
    return f"project:{new_id()}"
