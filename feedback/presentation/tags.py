"""ETags of items: `"7-c0ffee"` is version 7 of the item and a digest of all that is shown with it.

A comment, a new name or the end of processing changes what is shown, not what a writer would overwrite: If-Match
compares the version alone.
"""

import hashlib
import re
from typing import Any

from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.rendering import encode

_TAG = re.compile(r'(?:W/)?"(\d{1,9})(?:-[0-9a-f]+)?"', re.ASCII)
NONE_SUCH = -1


def tagged(body: dict[str, Any], whole: dict[str, Any], *, status: int = 200) -> Response:
    """An answer about one item; `whole` is the row before `fields` was applied."""
    digest = hashlib.blake2b(encode(whole), digest_size=6).hexdigest()
    return Response(body, status=status, headers={"ETag": f'"{whole["version"]}-{digest}"'})


def expected_version(request: Request) -> int | None:
    """The version that If-Match names; None without it or with `*`, NONE_SUCH for a tag that is none of ours."""
    header = request.headers.get("If-Match", "*").strip()
    if header == "*":
        return None
    tag = _TAG.fullmatch(header)
    return int(tag[1]) if tag else NONE_SUCH
