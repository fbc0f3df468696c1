"""What every answer says to browsers and caches, whoever asked for what."""

import re
from collections.abc import Mapping

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# The same for everybody, so that any cache may keep it.
PUBLIC = re.compile(r"/|/v2/docs(/problems)?|/\.well-known/jwks\.json|/static/.+")


def assert_guarded(path: str, headers: Mapping[str, str]) -> None:
    """Nothing in it runs that is not ours, nobody frames or guesses, and no shared cache keeps what is somebody's."""
    assert {name: headers.get(name) for name in ALWAYS} == ALWAYS, path
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy, path
    assert "unsafe-eval" not in policy, path
    assert "script-src 'unsafe" not in policy, path
    assert "camera=()" in headers["Permissions-Policy"], path
    assert headers["Cross-Origin-Resource-Policy"] in ("same-origin", "cross-origin"), path
    kept = headers["Cache-Control"]
    assert "public" not in kept or PUBLIC.fullmatch(path.split("?")[0]), path
    assert re.search(r"private|no-store|public", kept), path
