"""What is said and read in a shot, in the manner of the film's format."""

from typing import Any

from ai_planning.contracts import Format, Structure
from ai_planning.domain.brief import SHOTS, Brief
from ai_planning.domain.drafts import SHOTS_A_STAGE
from ai_planning.infrastructure.built_in.writing.cast import Cast, one_line
from ai_planning.infrastructure.built_in.writing.draws import Draws
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.words import words

_NARRATED = (Format.STORYTELLING, Format.MOTION_GRAPHICS, Format.SCREEN_RECORDING)


class Speech:
    def __init__(self, brief: Brief, cast: Cast, draws: Draws) -> None:
        self._brief, self._cast, self._draws = brief, cast, draws
        self._words: dict[str, Any] = words(brief.language, "shots")
        self._roles: dict[str, Any] = words(brief.language, brief.structure.value)

    def dialogue(self, position: int, phase: int, told: str) -> str:
        """Interviews answer in two shots of three, narrators speak in as many, actors in one or two; once seen."""
        place, says = position % SHOTS_A_STAGE, self._words["says"]
        if place == 1 and self._brief.format not in _NARRATED:
            return ""
        if self._is_interview:
            return self._say([says["interview"]], speaker=self._speaker(phase), line=Noun(self._line(phase)))
        if self._brief.format in _NARRATED or self._cast.family == "explain":
            return "" if place == 0 and position < SHOTS else self._narrated(phase)
        pool = says[self._cast.family][phase - 1] if self._cast.family in says else says[str(phase)]
        met = self._cast.met(told, self._cast.nouns)
        return self._draws.sentence(pool, met) if place == 2 or self._draws.some(0.35) else ""

    def subtitle(self, position: int, phase: int) -> str:
        """The title opens and closes; interviews name who speaks."""
        subtitles, title = self._words["subtitles"], Noun(one_line(self._brief.title))
        place = position % SHOTS_A_STAGE
        if position == 1:
            return self._say([subtitles["opening"]], title=title)
        if position == SHOTS:
            return self._say([subtitles["closing"]], title=title)
        if place == 1 and phase == 2:
            return self._say(subtitles["place"])
        if self._is_interview:
            return self._say(subtitles["caption"], speaker=self._speaker(phase))
        return self._say(subtitles[str(phase)]) if self._draws.some(0.45) else ""

    def _narrated(self, phase: int) -> str:
        narration = self._words["says"]["narration"]
        pool = self._words["says"]["narrations"] if self._draws.some(0.4) else self._role(phase)["lines"]
        return self._say([narration], line=Noun(self._say(pool)))

    def _line(self, phase: int) -> str:
        return self._say(self._role(phase)["lines"])

    def _speaker(self, phase: int) -> Noun:
        """Whoever asks the questions answers none."""
        if self._role(phase) is self._roles.get("expert_view"):
            return self._cast.nouns["expert"]
        return self._cast.nouns["ally" if phase == 3 or self._cast.is_asking else "hero"]

    @property
    def _is_interview(self) -> bool:
        is_documentary = self._brief.structure is Structure.DOCUMENTARY
        return self._brief.format is Format.INTERVIEW or (is_documentary and self._brief.format not in _NARRATED)

    def _role(self, phase: int) -> Any:
        return self._roles[self._brief.structure.roles[phase - 1].value]

    def _say(self, pool: list[str], **more: Noun) -> str:
        return self._draws.sentence(pool, {**self._cast.nouns, **more})
