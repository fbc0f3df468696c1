"""The product's settings, with authentication and throttle that tell how long they took."""

from config.settings import *  # noqa: F403
from config.settings import REST_FRAMEWORK

REST_FRAMEWORK = REST_FRAMEWORK | {
    "DEFAULT_AUTHENTICATION_CLASSES": ["tests.benchmarks.timed.TimedAuthentication"],
    "DEFAULT_THROTTLE_CLASSES": ["tests.benchmarks.timed.TimedThrottle"],
}
