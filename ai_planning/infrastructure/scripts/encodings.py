"""Bytes as text: UTF-8, UTF-16 with its mark, else the Korean of Windows."""

import codecs

from ai_planning.domain.script_refusals import ScriptIsNoText

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# What begins like that is a document of another kind, although some of it may be read as text.
_OTHERS = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b")


def decoded(data: bytes) -> str:
    """With Unix line ends. Raises ScriptIsNoText."""
    if data.startswith(_OTHERS):
        raise ScriptIsNoText
    text = _text_of(data)
    if "\0" in text:
        raise ScriptIsNoText
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").replace("\x1a", "")


def _text_of(data: bytes) -> str:
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ScriptIsNoText
