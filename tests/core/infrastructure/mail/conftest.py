import pytest

from core.infrastructure.redis import redis_client


@pytest.fixture(autouse=True)
def _nothing_mailed_yet() -> None:
    for key in redis_client().scan_iter("rate:mail_to:*"):
        redis_client().delete(key)
