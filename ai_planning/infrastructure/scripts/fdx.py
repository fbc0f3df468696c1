"""Final Draft's XML: no document type, no entities, nothing from outside, and no deeper than any script is.

Its paragraphs are read as they are closed and let go at once. open-fdx-toolkit 0.1.0, the only reader of the package
index, is of July 2026 and takes entities.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from ai_planning.domain.script import MOST_LINES, BeatKind, Script, Writing
from ai_planning.domain.script_refusals import ScriptTooLong, ScriptUnreadable

DEEPEST = 60
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,300}\?>")
_KINDS = {
    "Action": BeatKind.ACTION,
    "General": BeatKind.ACTION,
    "Shot": BeatKind.ACTION,
    "Cast List": BeatKind.NOTE,
    "Outline Body": BeatKind.NOTE,
    "Transition": BeatKind.TRANSITION,
}
_HEADINGS = frozenset({"Scene Heading", "New Act", "Outline 1"})
_IN_DIALOGUE = frozenset({"Dialogue", "Parenthetical", "Singing", "Lyrics"})


def read_fdx(text: str) -> Script:
    """`text` is decoded already, whatever its declaration says. Raises ScriptUnreadable, ScriptTooLong."""
    try:
        return _read(_DECLARATION.sub("", text).encode())
    except (ParseError, DefusedXmlException, UnicodeError, ValueError) as error:
        raise ScriptUnreadable from error


def _read(document: bytes) -> Script:
    writing, page = _Paragraphs(), list[str]()
    for count, (kind, text, is_title_page) in enumerate(_paragraphs(document)):
        if count >= MOST_LINES:
            raise ScriptTooLong(most=MOST_LINES)
        if is_title_page:
            page += [each for line in text.split("\n") if (each := writing.clean(line))]
        else:
            writing.take(kind, text)
    writing.take("", "")
    return Script(writing.finished(), title=page[0] if page else "", remarks=tuple(page[1:]))


class _Paragraphs(Writing):
    """What is said belongs to the last who was named."""

    def __init__(self) -> None:
        super().__init__()
        self._speaker, self._said = "", list[str]()

    def take(self, kind: str, text: str) -> None:
        if kind in _IN_DIALOGUE:
            self._said.append(text)
            return
        self._end_of_speech()
        if kind == "Character":
            self._speaker = text.strip()
        elif kind in _HEADINGS:
            self.scene(text)
        else:
            self.beat(_KINDS.get(kind, BeatKind.ACTION), text)

    def _end_of_speech(self) -> None:
        """Whoever is named and says nothing is told all the same."""
        speaker, said, self._speaker, self._said = self._speaker, self._said, "", []
        if said:
            self.beat(BeatKind.DIALOGUE, "\n".join(said).replace(")\n", ") "), speaker)
        else:
            self.beat(BeatKind.ACTION, speaker)


def _paragraphs(document: bytes) -> Iterator[tuple[str, str, bool]]:
    """Kind and text of each, and whether it stands on the title page; an outer one after those within it."""
    depth, pages, root = 0, 0, None
    for event, element in iterparse(BytesIO(document), events=("start", "end"), forbid_dtd=True):
        depth += 1 if event == "start" else -1
        pages += (event == "start") - (event == "end") if element.tag == "TitlePage" else 0
        root = element if root is None else root
        if root.tag != "FinalDraft" or depth > DEEPEST:
            raise ScriptUnreadable
        if event == "end" and element.tag == "Paragraph":
            yield element.get("Type", "General"), _text_of(element), pages > 0
            element.clear()


def _text_of(paragraph: Any) -> str:
    """Of its own; notes that hang on it are of others."""
    return "".join("".join(each.itertext()) for each in paragraph if each.tag == "Text")
