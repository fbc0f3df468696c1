"""Files that people save."""

from urllib.parse import quote

from django.http import HttpResponse

_ALONE = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class FileAnswer(HttpResponse):
    """Saved under its name, in any script (RFC 6266, RFC 5987); where it is shown instead, nothing in it runs.

    Who cannot take a name in its own script takes `plain_name`.
    """

    def __init__(self, content: bytes, media_type: str, name: str, plain_name: str = "") -> None:
        told = name if name.isascii() else plain_name or name
        plain = "".join(sign if sign.isascii() and (sign.isalnum() or sign in " ._-") else "_" for sign in told)
        disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
        headers = {"Content-Disposition": disposition, "Content-Security-Policy": _ALONE}
        super().__init__(content, content_type=media_type, headers=headers)
