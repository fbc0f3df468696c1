"""What a file is, told from its first bytes; its name is not asked."""

import re

UNKNOWN = "application/octet-stream"
HEAD = 4096
# Offset, bytes, type.
_MAGIC = (
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"OggS", "audio/ogg"),
    (0, b"fLaC", "audio/flac"),
    (0, b"PK\x03\x04", "application/zip"),
    (0, b"PK\x05\x06", "application/zip"),
    (0, b"8BPS", "image/vnd.adobe.photoshop"),
    (0, b"II*\x00", "image/tiff"),
    (0, b"MM\x00*", "image/tiff"),
    (0, b"\x1aE\xdf\xa3", "video/webm"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
}
# Two frame headers of the layer 3 and of AAC in ADTS begin so.
_MPEG_AUDIO = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb]", re.DOTALL)
_MARKUP = re.compile(rb"<(?:!doctype|!--|\?xml|/?[a-z][a-z0-9:-]*[\s/>])", re.IGNORECASE)
_SVG = re.compile(rb"<(?:[a-z0-9]+:)?svg[\s>]", re.IGNORECASE)
_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML, _SVG_TYPE, _XML, _TEXT = "text/html", "image/svg+xml", "application/xml", "text/plain"
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\x0c\x1b")


def media_type_of(content: bytes) -> str:
    """`application/octet-stream` for what is none of the known kinds. Text that holds markup anywhere is HTML, so that
    nobody shows it; a text that no program reads as one is no text."""
    head = content[:HEAD]
    for offset, magic, kind in _MAGIC:
        if head.startswith(magic, offset):
            return kind
    if head[:4] == b"RIFF":
        return _RIFF.get(head[8:12], UNKNOWN)
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if _MPEG_AUDIO.match(head):
        return "audio/mpeg"
    return _text(content)


def _text(content: bytes) -> str:
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), "utf-8")
    try:
        plain = content.decode(encoding).encode()
    except UnicodeDecodeError:
        return UNKNOWN
    if not plain or not _CONTROLS.isdisjoint(plain):
        return UNKNOWN
    if _SVG.search(plain):
        return _SVG_TYPE
    if plain.lstrip()[:5].lower() == b"<?xml":
        return _XML
    return _HTML if _MARKUP.search(plain) else _TEXT
