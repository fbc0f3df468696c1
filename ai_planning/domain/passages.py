"""A script in twelve passages, one a shot: few scenes are split, many are merged, all in order and nothing left out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ai_planning.domain.brief import SHOTS
from ai_planning.domain.portions import allotted, in_portions, sentences
from ai_planning.domain.script import Beat, BeatKind, Scene

# What a shot can be of; everything else comes with one of these.
_LEADING = (BeatKind.ACTION, BeatKind.DIALOGUE)
# Into how many one beat is parted where there are too few.
_FINEST = 2 * SHOTS
Unit = tuple[Beat, ...]


@dataclass(frozen=True)
class Passage:
    """What one shot shows: a scene, a part of one, or several."""

    title: str = ""
    beats: tuple[Beat, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.title and not self.beats

    def said(self, kind: BeatKind) -> str:
        return "\n".join(beat.said for beat in self.beats if beat.kind is kind)


def passages_of(scenes: Sequence[Scene]) -> list[Passage]:
    """Twelve; where there is too little for that, empty ones stand among the others."""
    found = _passages(_playable(scenes))
    placed = [Passage() for _ in range(SHOTS)]
    for at, passage in enumerate(found):
        placed[at * SHOTS // len(found)] = passage
    return placed


def _playable(scenes: Sequence[Scene]) -> list[Scene]:
    """What stands before the first scene and is none, such as a title that fades in, goes with it."""
    first, *others = scenes
    if others and not first.heading and not any(beat.kind in _LEADING for beat in first.beats):
        return [replace(others[0], beats=(*first.beats, *others[0].beats)), *others[1:]]
    return list(scenes)


def _passages(scenes: Sequence[Scene]) -> list[Passage]:
    if len(scenes) >= SHOTS:
        stretches = in_portions([_length(scene.beats) for scene in scenes], SHOTS)
        return [_merged([scenes[place] for place in stretch]) for stretch in stretches]
    lengths = [_length(scene.beats) for scene in scenes]
    shares = allotted(lengths, [max(1, len(_units(scene.beats))) for scene in scenes], SHOTS)
    if sum(shares) < SHOTS:
        shares = allotted(lengths, [max(1, len(_finer(scene.beats))) for scene in scenes], SHOTS)
    return [passage for scene, share in zip(scenes, shares, strict=True) for passage in _parts(scene, share)]


def _merged(scenes: Sequence[Scene]) -> Passage:
    """Headings of all but the first are told where they stand."""
    first, *others = scenes
    beats = list(first.beats)
    for scene in others:
        heading = [Beat(BeatKind.ACTION, scene.heading)] if scene.heading else []
        beats += [*heading, *scene.beats]
    return Passage(first.heading, tuple(beats))


def _parts(scene: Scene, count: int) -> list[Passage]:
    if count == 1:
        return [Passage(scene.heading, scene.beats)]
    units = _units(scene.beats)
    units = units if len(units) >= count else _finer(scene.beats)
    parts = [
        tuple(beat for place in stretch for beat in units[place])
        for stretch in in_portions([_length(unit) for unit in units], count)
    ]
    numbered = [f"{scene.heading} ({at}/{count})" if scene.heading else "" for at in range(1, count + 1)]
    return [Passage(title, part) for title, part in zip(numbered, parts, strict=True)]


def _units(beats: Sequence[Beat]) -> list[Unit]:
    """What is seen or said, each with what comes with it."""
    units: list[Unit] = []
    for beat in beats:
        begins = beat.kind in _LEADING and (not units or any(each.kind in _LEADING for each in units[-1]))
        if begins or not units:
            units.append((beat,))
        else:
            units[-1] = (*units[-1], beat)
    return units


def _finer(beats: Sequence[Beat]) -> list[Unit]:
    """In sentences, for where there are fewer units than shots."""
    return _units([replace(beat, text=text) for beat in beats for text in sentences(beat.text, _FINEST) or [beat.text]])


def _length(beats: Sequence[Beat]) -> int:
    return sum(len(beat.text) for beat in beats) + 1
