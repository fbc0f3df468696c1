import pytest

from tests.ai_planning.jobs.conftest import studio as studio
from tests.ai_planning.providers import wire
from tests.ai_planning.providers.dialects import Dialect, Google, OpenAi

provider = pytest.fixture(name="provider")(wire.running)


@pytest.fixture(params=["openai", "google"])
def dialect(request: pytest.FixtureRequest) -> Dialect:
    return OpenAi() if request.param == "openai" else Google()
