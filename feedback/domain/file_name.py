"""Names of files as people gave them: for show only, never part of a key."""

import unicodedata

LONGEST = 255
_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


def shown_name(given: str, nameless: str = "video") -> str:
    """`given` in NFC (macOS sends Hangul taken apart), without what hides or reorders, at most 255 characters."""
    name = unicodedata.normalize("NFC", given.replace("\\", "/").rpartition("/")[2])
    name = "".join(character for character in name if unicodedata.category(character) not in _HIDDEN).strip()
    stem, dot, ending = name.rpartition(".")
    if len(name) > LONGEST and dot and len(ending) < 10:
        name = stem[: LONGEST - len(ending) - 1] + dot + ending
    return name[:LONGEST] or nameless


def title_from(file_name: str) -> str:
    """The name without its ending, at most 200 characters."""
    stem, dot, _ = file_name.rpartition(".")
    return (stem if dot and stem else file_name)[:200].strip()
