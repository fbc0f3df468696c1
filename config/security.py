"""What browsers are told with every answer (core/presentation/guarding.py), and what Django's own checks ask for."""

from typing import Any
from urllib.parse import urlsplit

import environ

env = environ.Env()

REFERRER_POLICY = "no-referrer"
OPENER_POLICY = "same-origin"
# Of the API and of everything that says nothing else: whatever an answer holds, no browser makes a page of it.
CONTENT_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer"),
        *("microphone", "midi", "payment", "usb"),
    )
)
# What pages and players of other origins show without asking for it by CORS: pictures, films, their playlists.
SHOWN_ELSEWHERE = ("image/", "video/", "audio/", "application/vnd.apple.mpegurl", "text/vtt")
# Who may enter a domain into browsers' own lists is its owner (W021). Nothing of ours answers by cookies, so there is
# nothing to forge (W003), and never by a redirect: the front speaks TLS, or what stands before it (W008).
SILENCED = ["security.W003", "security.W008", "security.W021"]


def page_policy(static_cdn: str) -> str:
    """Of our own pages, which load scripts and styles of ours alone."""
    ours = f"'self' {static_cdn}".strip()
    loaded = f"script-src {ours}; style-src {ours}; img-src {ours} data:; connect-src 'self'"
    return CONTENT_POLICY.replace("default-src 'none'", f"default-src 'none'; {loaded}")


def strict_transport(public_url: str) -> dict[str, Any]:
    """Browsers stay with TLS where clients find the product by it."""
    seconds = env.int("HSTS_SECONDS", default=365 * 24 * 3600) if urlsplit(public_url).scheme == "https" else 0
    return {"SECURE_HSTS_SECONDS": seconds, "SECURE_HSTS_INCLUDE_SUBDOMAINS": seconds > 0}
