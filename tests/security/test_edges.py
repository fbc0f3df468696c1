"""What is served beside the API: files without a list of them, and routes that nobody counts, each named."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from core.presentation.mail_page import MailPage
from core.presentation.throttles import RateThrottle
from tests.client import content_of
from tests.guards.routes import every_view

ROOT = Path(__file__).parents[2]
PROBES = {"/health/live", "/health/ready"}


def directories() -> list[str]:
    """Addresses of all directories whose files are served."""
    root = Path(settings.STATIC_ROOT)
    return ["", *(f"{path.relative_to(root)}/" for path in root.rglob("*") if path.is_dir())]


def test_no_directory_of_files_is_listed(client: Client) -> None:
    assert {"", "docs/", "swagger-ui/"} <= set(directories())
    for place in directories():
        for path in (f"/static/{place}", f"/static/{place}".rstrip("/"), f"/static/{place}index.html"):
            answer = client.get(path)
            told = content_of(answer)
            assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json"), path
            assert b".js" not in told, path
            assert b".css" not in told, path


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/v2/", "/v2/auth/", "/health/", "/media/", "/.well-known/", "/shared/../v2/"])
def test_no_address_above_routes_lists_them(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_the_front_serves_no_files_of_its_own() -> None:
    told = (ROOT / "config" / "Caddyfile").read_text()
    assert "reverse_proxy" in told
    assert re.findall(r"^\s*(?:file_server|root|browse|php_fastcgi|templates)\b.*$", told, re.M) == []


def test_what_is_counted_nowhere_is_asked_by_probes_or_reads_nothing() -> None:
    views = {path: view for path, view in every_view().items() if not isinstance(view, MailPage)}
    assert {path for path, view in views.items() if not is_counted(view)} == PROBES


def is_counted(view: Any) -> bool:
    return RateThrottle in view.throttle_classes if isinstance(view, type) else hasattr(view, "is_rated")
