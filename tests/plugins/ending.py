"""How a run ended, kept beside what failed in it: only one that went through all its tests tells which those are."""

import pytest


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if not hasattr(session.config, "workerinput"):
        session.config.cache.set("run/exit", int(exitstatus))  # type: ignore[union-attr]
