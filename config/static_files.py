"""What pages of our own load. Collected once (`manage.py collectstatic`), hashed by name, compressed, served by
WhiteNoise from a web process, or by a CDN that has a web process as its origin.
"""

from pathlib import Path
from typing import Any

import drf_spectacular_sidecar
import environ

env = environ.Env()

CDN_URL = env.str("STATIC_CDN_URL", default="").rstrip("/")
URL = f"{CDN_URL}/static/"
# Whoever says where they lie has collected them, as the image has; else `prepare` does.
IS_COLLECTED = bool(env.str("STATIC_ROOT", default=""))
_OURS = Path(__file__).resolve().parent.parent / "core" / "presentation" / "static"
STORAGES: dict[str, Any] = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "core.infrastructure.static_files.HashedFiles"},
}


def root(data_dir: Path) -> Path:
    return Path(env.str("STATIC_ROOT", default="") or data_dir / "static")


def directories() -> list[tuple[str, Path]]:
    """Ours, and Swagger UI as its package brings it."""
    bundled = Path(drf_spectacular_sidecar.__file__).parent / "static" / "drf_spectacular_sidecar"
    return [("docs", _OURS), ("swagger-ui", bundled / "swagger-ui-dist")]
