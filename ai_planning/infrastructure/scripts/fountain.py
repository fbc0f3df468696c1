"""Fountain: its title page, notes and what its writer has crossed out; the rest is read line by line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ai_planning.domain.script import Script, Writing
from ai_planning.infrastructure.scripts.lines import LineReader

_ENGLISH_KEYS = (
    "title", "credit", "author", "authors", "source", "notes", "draft date", "date", "contact", "copyright", "revision",
    "logline", "format",
)  # fmt: skip
_KEYS = frozenset({*_ENGLISH_KEYS, "제목", "작가", "극본", "연출", "로그라인", "기획의도", "작성일"})
_ENTRY = re.compile(r"(?P<key>[A-Za-z가-힣][A-Za-z가-힣 ]{0,30}):(?P<value>.*)")
_SIGNS = re.compile(r"^(?:@\S|\.[^\W\d_]|>\s?\S|~\S|(?:INT|EXT|EST|INT\.?/EXT|I/E)[. ])", re.MULTILINE)
_ESCAPED = re.compile(r"\\([*_\[\]/~@])")
# A scene is numbered at the end of its heading.
_NUMBER = re.compile(r"\s*#[\w.-]+#\s*$")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_)(?=[^\s*_])([^*_\n]{1,300}?)(?<=[^\s*_])\1")


class _Unmarked(Writing):
    """Texts without marks of emphasis; a mark that is only meant as a sign loses its backslash."""

    def clean(self, text: str) -> str:
        return super().clean(_ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text)))

    def scene(self, heading: str) -> None:
        super().scene(_NUMBER.sub("", heading))


@dataclass
class _TitlePage:
    lines: dict[str, list[str]] = field(default_factory=dict)

    def pop(self, *names: str) -> str:
        return next((text for name in names if (text := _told(self.lines.pop(name, [])))), "")

    def entries(self) -> Iterator[tuple[str, str]]:
        return ((name, text) for name, lines in self.lines.items() if (text := _told(lines)))


def looks_like_fountain(text: str) -> bool:
    return _key(text.lstrip().partition("\n")[0]) in _KEYS or bool(_SIGNS.search(text))


def read_fountain(text: str) -> Script:
    written, cut = _without_boneyard(text)
    page, body = _title_page(written)
    reader = LineReader(_Unmarked(), is_fountain=True)
    clean = reader.writing.clean
    title, logline = clean(page.pop("title", "제목")), clean(page.pop("logline", "로그라인", "기획의도"))
    remarks = tuple(clean(f"{key}: {value}") for key, value in page.entries())
    reader.read(_notes_apart(body))
    return Script(reader.writing.finished(), title, logline, remarks, cut)


def _title_page(text: str) -> tuple[_TitlePage, str]:
    page, lines = _TitlePage(), text.lstrip().split("\n")
    if _key(lines[0]) not in _KEYS:
        return page, text
    last, end = "", next((place for place, line in enumerate(lines) if not line.strip()), len(lines))
    for line in lines[:end]:
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry and not line[0].isspace():
            last = entry["key"].casefold().strip()
        value = entry["value"].strip() if entry and not line[0].isspace() else line.strip()
        page.lines.setdefault(last, []).append(value)
    return page, "\n".join(lines[end:])


def _told(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def _key(line: str) -> str:
    entry = _ENTRY.fullmatch(line.rstrip())
    return entry["key"].casefold().strip() if entry else ""


def _without_boneyard(text: str) -> tuple[str, int]:
    """One that does not end goes on to the end, as its writer sees it in their editor."""
    kept, start, cut = list[str](), 0, 0
    while (opened := text.find("/*", start)) >= 0:
        closed = text.find("*/", opened + 2)
        end = closed + 2 if closed >= 0 else len(text)
        kept.append(text[start:opened])
        cut += end - opened
        start = end
    return "".join([*kept, text[start:]]), cut


def _notes_apart(text: str) -> str:
    """Each on a line of its own, marked."""
    parts, start = list[str](), 0
    while (opened := text.find("[[", start)) >= 0 and (closed := text.find("]]", opened + 2)) >= 0:
        note = " ".join(text[opened + 2 : closed].split())
        parts += [text[start:opened], f"\n\0{note}\n"]
        start = closed + 2
    return "".join([*parts, text[start:]])
