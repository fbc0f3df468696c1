"""What somebody says with an item, valid by itself."""

from dataclasses import InitVar, dataclass, field, fields, replace
from datetime import date
from typing import Any

from core.domain.text import plain_text
from feedback.contracts import Author, Priority
from feedback.domain.drawing import Shape
from feedback.domain.marks import Marks
from feedback.domain.position import Position
from feedback.domain.tags import tags

LONGEST_TITLE = 200
LONGEST_TEXT = 5000
MOST_MENTIONS = 20


@dataclass(frozen=True, kw_only=True)
class Note:
    """The words, and what is to be done about them by whom until when; InvalidField."""

    title: str = ""
    text: str = ""
    priority: Priority = Priority.MEDIUM
    assignee: Author | None = None
    due_date: date | None = None
    tags: tuple[str, ...] = ()
    mentions: tuple[Author, ...] = ()
    drawing: tuple[Shape, ...] = ()
    shortest_text: InitVar[int] = 0

    def __post_init__(self, shortest_text: int) -> None:
        """Clean the words."""
        text = plain_text(self.text, "/text", longest=LONGEST_TEXT, shortest=shortest_text)
        object.__setattr__(self, "title", plain_text(self.title, "/title", longest=LONGEST_TITLE))
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "tags", tags(self.tags))

    def fields(self) -> dict[str, Any]:
        """All of it by name, as rows have it."""
        named = {each.name: getattr(self, each.name) for each in fields(self)}
        return named | {"drawing": [shape.wire() for shape in self.drawing]}

    def changed(self, **changes: Any) -> "Note":
        """With other fields; a text that is given says something."""
        return replace(self, shortest_text=1 if "text" in changes else 0, **changes)


@dataclass(frozen=True)
class Draft:
    """A note and where it is to lie; a time at the head of its text is the position where there is no other."""

    note: Note
    position: Position | Marks = field(default_factory=Marks)

    def __post_init__(self) -> None:
        """Anchor it by its text."""
        object.__setattr__(self, "position", self.position.or_anchor_in(self.note.text))
