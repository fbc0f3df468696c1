"""A script as it was read, whatever format it came in: scenes of beats, in the order in which they are played."""

from dataclasses import dataclass
from enum import Enum, auto

from core.domain.text import printable

# Lines, or paragraphs: a feature film has some six thousand.
MOST_LINES = 40_000


class BeatKind(Enum):
    ACTION = auto()
    DIALOGUE = auto()
    AUDIO = auto()
    SUBTITLE = auto()
    TRANSITION = auto()
    NOTE = auto()


@dataclass(frozen=True)
class Beat:
    """Something that is seen, said or heard; of a note, what its writer wants to be remembered.

    `mark` of a note: `#` where it names a section, `=` where it tells what happens in it.
    """

    kind: BeatKind
    text: str
    speaker: str = ""
    mark: str = ""

    @property
    def said(self) -> str:
        return f"{self.speaker}: {self.text}" if self.speaker else self.text


@dataclass(frozen=True)
class Scene:
    heading: str
    beats: tuple[Beat, ...]

    @property
    def is_empty(self) -> bool:
        return not self.heading and not self.beats


@dataclass(frozen=True)
class Script:
    """`title` and `logline` are "" where it says none. `remarks` is what else its title page says.

    `cut` counts characters that its own writer had crossed out.
    """

    scenes: tuple[Scene, ...]
    title: str = ""
    logline: str = ""
    remarks: tuple[str, ...] = ()
    cut: int = 0


class Writing:
    """A script while it is read, line by line: texts are cleaned, and what is empty is let go."""

    def __init__(self) -> None:
        self.scenes: list[Scene] = []
        self._heading, self._beats = "", list[Beat]()

    def clean(self, text: str) -> str:
        return printable(text).strip()

    def scene(self, heading: str) -> None:
        self._close()
        self._heading = self.clean(heading)

    def beat(self, kind: BeatKind, text: str, speaker: str = "", mark: str = "") -> None:
        cleaned = self.clean(text)
        if cleaned:
            self._beats.append(Beat(kind, cleaned, self.clean(speaker), mark))

    def finished(self) -> tuple[Scene, ...]:
        self._close()
        return tuple(self.scenes)

    def _close(self) -> None:
        scene = Scene(self._heading, tuple(self._beats))
        if not scene.is_empty:
            self.scenes.append(scene)
        self._heading, self._beats = "", []
