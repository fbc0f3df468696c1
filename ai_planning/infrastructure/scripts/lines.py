"""Scripts that are written in lines: Fountain (1.1) and plain text, as it is typed in Korean and in English.

The Fountain libraries of the package index were looked at in November 2026 and none is fit: jouvence rests since 2020;
fountain-tools 0.0.7, fountain-parser 0.1.1 and fountain-py 0.3.0 are early and hardly used, fountain-py does not come
back from 200 kB of `[[`, and none knows Korean headings (`S#1`) or `이름: 대사`. This reader looks at every line once.
"""

from dataclasses import dataclass, field

from ai_planning.domain.script import BeatKind, Script, Writing
from ai_planning.domain.script_words import kind_of
from ai_planning.infrastructure.scripts import marks

_NOTE = "\0"
_SAYING_WHAT_IS_SEEN = frozenset({"지문", "화면", "영상", "액션", "설명", "action", "video", "visual"})
_SAYING_WHAT_IS_SAID = frozenset({"대사", "dialogue"})


@dataclass
class _Paragraph:
    """Lines that belong together until something else comes."""

    kind: BeatKind = BeatKind.ACTION
    speaker: str = ""
    lines: list[str] = field(default_factory=list)
    is_open: bool = False
    is_marked: bool = False


class LineReader:
    """`is_fountain`: marks of Fountain count."""

    def __init__(self, writing: Writing, *, is_fountain: bool) -> None:
        self.writing = writing
        self._is_fountain = is_fountain
        self._paragraph = _Paragraph()

    def read(self, text: str) -> None:
        lines = text.split("\n")
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            self._take(line, line.strip(), leads=bool(following.strip()))
        self._end()

    def _take(self, line: str, bare: str, *, leads: bool) -> None:
        if line.startswith(_NOTE):
            self.writing.beat(BeatKind.NOTE, line[1:])
        elif not bare:
            self._pause(line)
        elif self._is_fountain and self._is_said(bare):
            self._go_on(bare.removeprefix("~").lstrip())
        elif self._is_fountain and self._marked(bare):
            return
        elif marks.is_heading(bare):
            self._begin_scene(bare)
        elif marks.is_change(bare):
            self._say(BeatKind.TRANSITION, bare.strip(" ()[]<>:"))
        elif not self._speaks(line, bare, leads=leads):
            self._go_on(bare)

    def _is_said(self, bare: str) -> bool:
        """Whether it belongs to what somebody says: all does, up to the next blank line or the next who speaks."""
        if not self._paragraph.is_open or bare[0] == "@":
            return False
        return self._paragraph.is_marked or bare[0] in ".!>~#="

    def _marked(self, bare: str) -> bool:
        """What a mark of Fountain says that it is, whatever it looks like."""
        first, rest = bare[0], bare[1:].strip()
        if first == "." and rest and bare[1] != ".":
            self._begin_scene(rest)
        elif first == "!" and rest:
            self._end()
            self._go_on(rest)
        elif first == "@" and rest:
            self._open(BeatKind.DIALOGUE, _speaker(rest.rstrip(" ^")))
            self._paragraph.is_marked = True
        elif first == ">" and rest:
            kind = BeatKind.ACTION if rest.endswith("<") else BeatKind.TRANSITION
            self._say(kind, rest.rstrip("<:").strip())
        elif first == "~" and rest:
            self._go_on(rest)
        elif bare.startswith("==="):
            self._end()
        elif first in "#=" and rest and not marks.is_heading(bare):
            self._say(BeatKind.NOTE, bare.lstrip("#= "), mark=first)
        else:
            return False
        return True

    def _speaks(self, line: str, bare: str, *, leads: bool) -> bool:
        """Whether somebody is named who speaks, here or in the lines below."""
        is_first = not self._paragraph.lines and not self._paragraph.is_open
        if is_first and leads and (called := marks.cue(bare)):
            self._open(BeatKind.DIALOGUE, " ".join(each for each in called if each))
            return True
        if line[0] in " \t" and self._paragraph.lines and self._paragraph.kind is BeatKind.DIALOGUE:
            return False
        said = marks.spoken(bare)
        if said is None or (self._is_fountain and not marks.has_hangul(said[0])) or self._paragraph.is_open:
            return False
        name, manner, text = said
        kind, speaker = _of(name)
        self._end()
        self._paragraph = _Paragraph(kind, speaker, [f"{manner} {text}".strip()])
        return True

    def _begin_scene(self, heading: str) -> None:
        self._end()
        self.writing.scene(heading)

    def _say(self, kind: BeatKind, text: str, mark: str = "") -> None:
        self._end()
        self.writing.beat(kind, text, mark=mark)

    def _open(self, kind: BeatKind, speaker: str) -> None:
        self._end()
        self._paragraph = _Paragraph(kind, speaker, is_open=True)

    def _pause(self, line: str) -> None:
        """Two blanks keep what is said in Fountain together."""
        if self._is_fountain and line.startswith("  ") and self._paragraph.is_open and self._paragraph.lines:
            self._go_on("")
        else:
            self._end()

    def _go_on(self, text: str) -> None:
        self._paragraph.lines.append(text)

    def _end(self) -> None:
        """A speaker without words is told all the same."""
        paragraph, self._paragraph = self._paragraph, _Paragraph()
        if paragraph.lines:
            self.writing.beat(paragraph.kind, _joined(paragraph.lines), paragraph.speaker)
        elif paragraph.speaker:
            self.writing.beat(BeatKind.ACTION, paragraph.speaker)


def read_plain(text: str) -> Script:
    """Its first line is its title where it stands by itself and is nothing else."""
    title, body = _first_line(text)
    reader = LineReader(Writing(), is_fountain=False)
    reader.read(body)
    return Script(reader.writing.finished(), title=reader.writing.clean(title))


def _joined(lines: list[str]) -> str:
    """How something is said stands before what is."""
    return "\n".join(lines).replace(")\n", ") ")


def _speaker(name: str) -> str:
    return "" if name.casefold() in _SAYING_WHAT_IS_SAID else name


def _of(name: str) -> tuple[BeatKind, str]:
    if name.casefold() in _SAYING_WHAT_IS_SEEN:
        return BeatKind.ACTION, ""
    if name.casefold() in _SAYING_WHAT_IS_SAID:
        return BeatKind.DIALOGUE, ""
    kind = kind_of(name)
    return kind, name if kind is BeatKind.DIALOGUE else ""


def _first_line(text: str) -> tuple[str, str]:
    head, _, body = text.lstrip().partition("\n")
    first, second = head.strip(), body.partition("\n")[0].strip()
    is_something = marks.is_heading(first) or marks.is_change(first) or marks.spoken(first)
    is_title = not is_something and len(first) <= 100 and body.strip() and (not second or marks.is_heading(second))
    return (first, body) if is_title else ("", text)
