"""ETags that tell more than a version: `"7-c0ffee"` is version 7 and a digest of all that is shown with it.

A comment, a new name or the end of processing changes what is shown, not what a writer would overwrite: If-Match
compares the version alone.
"""

import hashlib
from typing import Any

from rest_framework.response import Response

from core.presentation.rendering import encode


def tagged(
    body: dict[str, Any], whole: dict[str, Any] | None = None, *, status: int = 200, version: str = "version"
) -> Response:
    """An answer about one resource; `whole` is the row before `fields` was applied, where it was.

    `version` is the name of the field that holds the version.
    """
    shown = whole or body
    digest = hashlib.blake2b(encode(shown), digest_size=6).hexdigest()
    return Response(body, status=status, headers={"ETag": f'"{shown[version]}-{digest}"'})
