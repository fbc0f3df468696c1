"""Names of files that people get: in their own script, without what file systems and shells mind."""

import re

_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*%]+')
_LONGEST_BYTES = 150
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)")


def file_name(title: str, ending: str) -> str:
    """`서울의 밤.pdf`; short enough for every file system, also in Korean."""
    spaced = " ".join(_UNSAFE.sub(" ", title).split()).strip(". ")
    short = spaced.encode()[:_LONGEST_BYTES].decode(errors="ignore").strip(". ")
    safe = f"{short}_" if _RESERVED.fullmatch(short) else short
    return f"{safe or 'plan'}.{ending}"
