"""The product with other connections to the database (BENCH_CONNECTIONS) or DRF's renderer (BENCH_RENDERER)."""

import os

from config.settings import *  # noqa: F403
from config.settings import DATABASES, REST_FRAMEWORK

_CONNECTIONS = os.environ.get("BENCH_CONNECTIONS", "kept")
if _CONNECTIONS != "kept":
    DATABASES["default"] |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
if _CONNECTIONS == "pool":
    DATABASES["default"]["OPTIONS"]["pool"] = {"min_size": 4, "max_size": 8}
if os.environ.get("BENCH_RENDERER") == "drf":
    REST_FRAMEWORK = REST_FRAMEWORK | {"DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"]}
