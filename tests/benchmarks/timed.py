"""Authentication and throttle that tell how long they took."""

from typing import Any

from core.presentation.throttles import RateThrottle
from identity.presentation.authentication import BearerAuthentication
from tests.benchmarks.spent import clocked


class TimedAuthentication(BearerAuthentication):
    def authenticate(self, request: Any) -> Any:
        with clocked("authentication"):
            return super().authenticate(request)


class TimedThrottle(RateThrottle):
    def allow_request(self, request: Any, view: Any) -> bool:
        with clocked("throttle"):
            return super().allow_request(request, view)
