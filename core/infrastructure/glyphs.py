"""The files of the product's typeface (Noto Sans KR, OFL), and what it has signs for."""

import struct
from functools import cache
from pathlib import Path

FACES = Path(__file__).parent / "faces"
MISSING = "〓"


def face_file(*, is_bold: bool) -> Path:
    return FACES / f"NotoSansKR-{'Bold' if is_bold else 'Regular'}.otf"


@cache
def covered() -> frozenset[int]:
    """The code points the face has signs for, out of its table `cmap` (of format 4)."""
    table = _table(face_file(is_bold=False).read_bytes(), b"cmap")
    (start,) = struct.unpack_from(">I", table, 8)
    _, _, _, twice = struct.unpack_from(">4H", table, start)
    count = twice // 2
    lasts = struct.unpack_from(f">{count}H", table, start + 14)
    firsts = struct.unpack_from(f">{count}H", table, start + 16 + twice)
    return frozenset(
        code for first, last in zip(firsts, lasts, strict=True) for code in range(first, last + 1) if code != 0xFFFF
    )


def _table(content: bytes, wanted: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", content, 4)
    for at in range(12, 12 + 16 * count, 16):
        tag, _, start, length = struct.unpack_from(">4s3I", content, at)
        if tag == wanted:
            return content[start : start + length]
    raise LookupError(wanted)
