"""One shot: what happens in it, how it is framed, what is heard and read, and what the crew has to know."""

from collections.abc import Iterator, Sequence
from typing import Any

from ai_planning.contracts import ShotSize
from ai_planning.domain.brief import SHOTS, Brief
from ai_planning.domain.drafts import (
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    SHOTS_A_STAGE,
    STAGES,
    ShotDraft,
    StageDraft,
)
from ai_planning.infrastructure.built_in.direction import runs_right
from ai_planning.infrastructure.built_in.writing.actions import actions
from ai_planning.infrastructure.built_in.writing.cast import Cast, one_line
from ai_planning.infrastructure.built_in.writing.draws import Draws, seeded
from ai_planning.infrastructure.built_in.writing.grammar import CLOSING, MIDDLE, Look, weight_of
from ai_planning.infrastructure.built_in.writing.inserts import inserts_for
from ai_planning.infrastructure.built_in.writing.nouns import Noun
from ai_planning.infrastructure.built_in.writing.speech import Speech
from ai_planning.infrastructure.built_in.writing.stages import clipped
from ai_planning.infrastructure.built_in.writing.words import words

_INSERTS = (0, 1, 1, 2, 2, 3)
_SEPARATOR = " · "


class ShotComposer:
    """`is_anew`: nothing of what the story says is filmed a second time."""

    def __init__(
        self, brief: Brief, cast: Cast, draws: Draws, story: Sequence[StageDraft], is_anew: bool = False
    ) -> None:
        self._brief, self._cast, self._draws = brief, cast, draws
        self._words: dict[str, Any] = words(brief.language, "shots")
        self._actions = [] if is_anew else [each for stage in story for each in actions(stage.content, brief)]
        sides = self._words["sides"]
        left_to_right = runs_right(brief)
        self._sides = {
            "from": Noun(sides["left" if left_to_right else "right"]),
            "to": Noun(sides["right" if left_to_right else "left"]),
        }
        self._nouns: dict[str, Noun] = {}
        self._speech = Speech(brief, cast, draws)
        self._told = draws.told + ("\n".join(stage.content for stage in story) if is_anew else "")

    def shot(self, position: int, look: Look) -> ShotDraft:
        phase = (position - 1) // SHOTS_A_STAGE + 1
        self._nouns = {**self._cast.seen(self._brief.structure.roles[phase - 1]), **self._sides}
        description = self._described(position, phase, look)
        met = self._cast.met(self._told, self._nouns)
        return ShotDraft(
            title=clipped(self._draws.sentence(self._words["titles"][_group(look.size)], met), LONGEST_TITLE),
            description=clipped(description, LONGEST_TEXT),
            shot_size=look.size,
            camera_move=look.move,
            composition=look.composition,
            transition=look.transition,
            dialogue=clipped(self._speech.dialogue(position, phase, self._told), LONGEST_LINE),
            subtitle=clipped(self._speech.subtitle(position, phase), LONGEST_LINE),
            audio=clipped(self._audio(position, phase), LONGEST_LINE),
            notes=clipped(_SEPARATOR.join(self._notes(position, look)), LONGEST_LINE),
            weight=weight_of(self._brief, look, position),
            inserts=inserts_for(self._brief, met, self._draws, look.size, self._draws.rng.choice(_INSERTS)),
        )

    def _described(self, position: int, phase: int, look: Look) -> str:
        said = " ".join(self._description(position, phase, look))
        if position % SHOTS_A_STAGE == 0:
            said = f"{said} {self._keywords(position, said)}".rstrip()
        ally, tongue = self._nouns["ally"], self._cast.tongue
        if tongue.names(said, ally) and not tongue.names(self._told, ally):
            said = tongue.brought_in(said, ally)
        self._told += said
        return said

    def _keywords(self, position: int, said: str) -> str:
        """Those of the stage that none of its shots has shown."""
        mine = [noun for at, noun in enumerate(self._cast.keywords) if at % STAGES == position // SHOTS_A_STAGE - 1]
        left = [noun for noun in mine if noun.text not in self._told + said]
        motifs = words(self._brief.language, "cast")["motifs"]
        if len(left) > 1:
            return self._say(motifs["many"], words=self._cast.tongue.together(left))
        return self._say(motifs[left[0].sort.value], word=left[0]) if left else ""

    def _description(self, position: int, phase: int, look: Look) -> Iterator[str]:
        action = self._actions[position - 1] if self._actions else ""
        yield action or self._say(self._words["acts"][str(phase)])
        yield self._say(self._staging(look.size))
        near = "drawn" if self._is_drawn else _nearness(look.size)
        yield self._say(self._words["moves"][look.move.value][near])
        if near in ("far", "near"):
            yield self._say(self._words["compositions"][look.composition.value][near])

    def _staging(self, size: ShotSize) -> list[str]:
        near = "close" if size in CLOSING else "mid" if size in MIDDLE else "wide"
        drawn = self._words["drawn_staging"].get(self._brief.format.value)
        pool: list[str] = drawn[near] if drawn else self._words["staging"][size.value]
        return pool

    def _audio(self, position: int, phase: int) -> str:
        tone = self._draws.rng.choice(self._cast.tones)
        sound, music = (Noun(self._draws.rng.choice(pool)) for pool in (self._cast.genre["sounds"], tone["music"]))
        pool = self._words["audio"][str(phase) if position % SHOTS_A_STAGE == 1 else "wild"]
        said = self._say(pool, sound=sound, music=music)
        return said if self._cast.tongue.is_korean else said[0].upper() + said[1:]

    def _notes(self, position: int, look: Look) -> Iterator[str]:
        notes = self._words["notes"]
        pool = self._words["drawn_lenses"][self._brief.format.value] if self._is_drawn else None
        yield self._say(
            [notes["drawn" if pool else "lens"]],
            lens=Noun(self._draws.phrase(pool or self._words["lenses"][look.size.value])),
        )
        yield self._say([notes["light"]], light=Noun(self._light(position)))
        yield self._say(self._words["on_axis" if look.is_neutral else "lead"])
        yield from self._wishes(position)

    def _light(self, position: int) -> str:
        """One a stage, and the same for a shot that is designed anew: its neighbours are lit so already."""
        steady = seeded("light", self._brief.title, self._brief.logline, (position - 1) // SHOTS_A_STAGE)
        chosen: str = steady.choice(steady.choice(self._cast.tones)["light"])
        return chosen

    def _wishes(self, position: int) -> Iterator[str]:
        """What the brief asks for, where it is seen first; the manner of its format in between."""
        brief, notes = self._brief, self._words["notes"]
        if brief.visual_style and position % SHOTS_A_STAGE == 1:
            yield self._say(self._words["styles"][brief.visual_style.value])
        if brief.colours and position % SHOTS_A_STAGE == 2:
            colours = Noun(", ".join(one_line(colour) for colour in brief.colours))
            yield self._say([notes["colours"]], colours=colours)
        if brief.mood and position in (1, SHOTS):
            yield self._say([notes["mood"]], mood=Noun(one_line(brief.mood)))
        if position % SHOTS_A_STAGE == 0:
            yield self._say(self._words["formats"][brief.format.value])

    def _say(self, pool: Sequence[str], **more: Noun) -> str:
        return self._draws.sentence(pool, {**self._nouns, **more})

    @property
    def _is_drawn(self) -> bool:
        """Nothing stands in front of a lens."""
        return self._brief.format.value in self._words["drawn_staging"]


def _nearness(size: ShotSize) -> str:
    if size is ShotSize.EXTREME_CLOSE_UP:
        return "tight"
    return "near" if size in (ShotSize.MEDIUM, ShotSize.CLOSE_UP, ShotSize.WORMS_EYE) else "far"


def _group(size: ShotSize) -> str:
    near = {ShotSize.MEDIUM: "medium", ShotSize.CLOSE_UP: "close", ShotSize.EXTREME_CLOSE_UP: "extreme"}
    return "low" if size is ShotSize.WORMS_EYE else near.get(size, "wide")
