"""ETags of items: `"7-c0ffee"` is version 7 of the item and a digest of all that is shown with it.

A comment, a new name or the end of processing changes what is shown, not what a writer would overwrite: If-Match
compares the version alone.
"""

import hashlib
from typing import Any

from rest_framework.response import Response

from core.presentation.rendering import encode


def tagged(body: dict[str, Any], whole: dict[str, Any], *, status: int = 200) -> Response:
    """An answer about one item; `whole` is the row before `fields` was applied."""
    digest = hashlib.blake2b(encode(whole), digest_size=6).hexdigest()
    return Response(body, status=status, headers={"ETag": f'"{whole["version"]}-{digest}"'})
