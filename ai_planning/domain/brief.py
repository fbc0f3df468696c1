"""What a film is to be, before anything of it is written."""

import unicodedata
from dataclasses import dataclass, fields
from typing import Any

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Format,
    Genre,
    Intensity,
    Structure,
    Tempo,
    Tone,
    VisualStyle,
)
from core.domain.errors import InvalidField
from core.domain.events import plain
from core.domain.language import Language
from core.domain.text import plain_text

LONGEST_TITLE, LONGEST_LOGLINE = 100, 1000
LONGEST_TARGET, LONGEST_MOOD, LONGEST_KEYWORD, LONGEST_COLOUR = 50, 100, 30, 30
MOST_TONES, MOST_CAMERA_WORKS, MOST_KEYWORDS, MOST_COLOURS = 3, 3, 10, 5
SHOTS, SHORTEST_SHOT_MS = 12, 500
SHORTEST_MS, LONGEST_MS = SHOTS * SHORTEST_SHOT_MS, 3 * 3600 * 1000


@dataclass(frozen=True)
class Brief:
    """`duration_ms` is exact. `target` is the key of a Target or free text. `colours` are names or `#rrggbb`."""

    title: str
    logline: str
    language: Language
    tone: tuple[Tone, ...] = ()
    genre: Genre = Genre.ADVERTISING
    target: str = "all_ages"
    duration_ms: int = 60_000
    format: Format = Format.LIVE_ACTION
    tempo: Tempo = Tempo.NORMAL
    structure: Structure = Structure.CLASSIC
    intensity: Intensity = Intensity.MODERATE
    aspect_ratio: AspectRatio = AspectRatio.WIDE
    visual_style: VisualStyle | None = None
    camera_work: tuple[CameraMove, ...] = ()
    keywords: tuple[str, ...] = ()
    mood: str = ""
    colours: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Raises InvalidField at the property, /title and so on."""
        self._say("title", longest=LONGEST_TITLE, shortest=1)
        self._say("logline", longest=LONGEST_LOGLINE, shortest=1)
        self._say("target", longest=LONGEST_TARGET, shortest=1)
        self._say("mood", longest=LONGEST_MOOD)
        self._list("keywords", most=MOST_KEYWORDS, longest=LONGEST_KEYWORD)
        self._list("colours", most=MOST_COLOURS, longest=LONGEST_COLOUR)
        self._words("tone", MOST_TONES)
        self._words("camera_work", MOST_CAMERA_WORKS)
        if self.duration_ms < SHORTEST_MS:
            raise InvalidField("/duration", "plan.too_short", seconds=SHORTEST_MS // 1000)
        if self.duration_ms > LONGEST_MS:
            raise InvalidField("/duration", "plan.too_long", seconds=LONGEST_MS // 1000)

    def normalised(self) -> dict[str, Any]:
        """The same for briefs that ask for the same, however they are written."""
        return {field.name: _folded(plain(getattr(self, field.name))) for field in fields(self)}

    def _say(self, name: str, *, longest: int, shortest: int = 0) -> None:
        text = plain_text(getattr(self, name), f"/{name}", longest=longest, shortest=shortest)
        object.__setattr__(self, name, text)

    def _list(self, name: str, *, most: int, longest: int) -> None:
        given = getattr(self, name)
        if len(given) > most:
            raise InvalidField(f"/{name}", "list.too_long", longest=most)
        texts = [plain_text(each, f"/{name}/{at}", longest=longest, shortest=1) for at, each in enumerate(given)]
        object.__setattr__(self, name, tuple(dict.fromkeys(texts)))

    def _words(self, name: str, most: int) -> None:
        unique = tuple(dict.fromkeys(getattr(self, name)))
        if len(unique) > most:
            raise InvalidField(f"/{name}", "list.too_long", longest=most)
        object.__setattr__(self, name, unique)


def _folded(value: Any) -> Any:
    if isinstance(value, list):
        return sorted(_folded(each) for each in value)
    if not isinstance(value, str):
        return value
    return " ".join(unicodedata.normalize("NFKC", value).casefold().split())
