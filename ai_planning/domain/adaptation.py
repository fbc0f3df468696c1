"""A script as a plan: its scenes in order, in four stages of three shots.

What a property has no room for goes on in the notes of its shot; what they have no room for either is told, never
dropped silently.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ai_planning.contracts import CameraMove, Composition, Format, Genre, ShotSize, Transition
from ai_planning.domain import script_words as words
from ai_planning.domain.brief import LONGEST_LOGLINE, LONGEST_MS, SHORTEST_MS, SHOTS
from ai_planning.domain.brief import LONGEST_TITLE as LONGEST_PLAN_TITLE
from ai_planning.domain.drafts import (
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    SHOTS_A_STAGE,
    STAGES,
    ShotDraft,
    StageDraft,
)
from ai_planning.domain.passages import Passage, passages_of
from ai_planning.domain.plan_draft import PlanDraft, Told
from ai_planning.domain.portions import cut
from ai_planning.domain.script import Beat, BeatKind, Scene, Script
from ai_planning.domain.script_refusals import ScriptIsEmpty
from core.domain.language import Language
from core.domain.text import is_readable

# Characters that are read aloud, or watched, in a second.
_SAID_A_SECOND, _SEEN_A_SECOND = {True: 5.0, False: 14.0}, {True: 8.0, False: 25.0}
_SHORTEST_SECONDS, _EMPTY_SECONDS = 2.0, 1.0
# Sizes, moves and so on are named where a shot begins.
_LOOKED_AT = 1000
_SIZES = (ShotSize.LONG, ShotSize.MEDIUM, ShotSize.CLOSE_UP)
_HANGUL, _LATIN = re.compile("[가-힣]+"), re.compile("[A-Za-z]+")
_UNTITLED = {Language.KOREAN: "가져온 대본", Language.ENGLISH: "Imported script"}


def adapt(script: Script) -> PlanDraft:
    """Raises ScriptIsEmpty."""
    scenes = script.scenes
    if not any(is_readable(text) for scene in scenes for text in (scene.heading, *(beat.text for beat in scene.beats))):
        raise ScriptIsEmpty
    language = _language(scenes)
    passages = _remarked(passages_of(scenes), script.remarks)
    shots, told = _shots(passages)
    said = {
        "title": _first_readable((script.title, scenes[0].heading, _UNTITLED[language]), LONGEST_PLAN_TITLE),
        "logline": _first_readable((script.logline, *_opening(scenes), _UNTITLED[language]), LONGEST_LOGLINE),
        "language": language,
    }
    return PlanDraft(
        brief=said,
        instead={"duration_ms": _duration(shots), "genre": Genre.DRAMA, "format": Format.STORYTELLING},
        stages=tuple(_stage(passages[at * SHOTS_A_STAGE : (at + 1) * SHOTS_A_STAGE]) for at in range(STAGES)),
        shots=shots,
        told=(*_about(script, scenes), *told),
    )


def _remarked(passages: list[Passage], remarks: Sequence[str]) -> list[Passage]:
    """What else the title page says is noted with the first."""
    notes = tuple(Beat(BeatKind.NOTE, remark) for remark in remarks)
    return [replace(passages[0], beats=(*passages[0].beats, *notes)), *passages[1:]]


def _shots(passages: Sequence[Passage]) -> tuple[tuple[ShotDraft, ...], list[Told]]:
    shots, told = [], []
    for position, passage in enumerate(passages, start=1):
        shot, left_out = _shot(passage, position)
        shots.append(shot)
        if left_out:
            told.append(Told("script.text_left_out", position, left_out))
    empty = sum(passage.is_empty for passage in passages)
    return tuple(shots), [*told, *([Told("script.shots_empty", count=empty)] if empty else [])]


def _shot(passage: Passage, position: int) -> tuple[ShotDraft, int]:
    """The shot, and how many characters have no room in it."""
    title, more_title = cut(passage.title, LONGEST_TITLE)
    description, more_action = cut(passage.said(BeatKind.ACTION), LONGEST_TEXT)
    dialogue, more_said = cut(passage.said(BeatKind.DIALOGUE), LONGEST_LINE)
    subtitle, more_shown = cut(passage.said(BeatKind.SUBTITLE), LONGEST_LINE)
    audio, more_heard = cut(passage.said(BeatKind.AUDIO), LONGEST_LINE)
    changes = [beat.text for beat in passage.beats if beat.kind is BeatKind.TRANSITION]
    changing = words.transition(changes[-1]) if changes else Transition.CUT
    untold = changes[:-1] if changing else changes
    noted = (more_title, *untold, passage.said(BeatKind.NOTE), more_action, more_said, more_shown, more_heard)
    notes, left_out = cut("\n".join(each for each in noted if each), LONGEST_TEXT)
    looked_at = f"{passage.title}\n{description[:_LOOKED_AT]}"
    shot = ShotDraft(
        title=title,
        description=description,
        shot_size=words.shot_size(looked_at) or _SIZES[(position - 1) % len(_SIZES)],
        camera_move=words.camera_move(looked_at) or CameraMove.STATIC,
        composition=words.composition(looked_at) or Composition.FRONT,
        transition=changing or Transition.CUT,
        dialogue=dialogue,
        subtitle=subtitle,
        audio=audio,
        notes=notes,
        weight=_seconds(passage),
    )
    return shot, len(left_out)


def _stage(passages: Sequence[Passage]) -> StageDraft:
    """What happens in its three shots, as far as there is room; they have the whole."""
    title = next((passage.title for passage in passages if passage.title), "")
    happening = [passage.said(BeatKind.ACTION) or passage.said(BeatKind.DIALOGUE) for passage in passages]
    content = "\n".join(each for each in happening if each)
    return StageDraft(cut(title, LONGEST_TITLE)[0], cut(content, LONGEST_TEXT)[0], "")


def _seconds(passage: Passage) -> float:
    if not passage.beats:
        return _EMPTY_SECONDS
    said = sum(_spoken(beat.text, _SAID_A_SECOND) for beat in passage.beats if beat.kind is BeatKind.DIALOGUE)
    seen = sum(_spoken(beat.text, _SEEN_A_SECOND) for beat in passage.beats if beat.kind is BeatKind.ACTION)
    return max(_SHORTEST_SECONDS, said + seen)


def _spoken(text: str, pace: dict[bool, float]) -> float:
    korean = _count(_HANGUL, text)
    return korean / pace[True] + (len(text) - korean) / pace[False]


def _duration(shots: Iterable[ShotDraft]) -> int:
    """In whole seconds, within what a film may last."""
    return min(max(round(sum(shot.weight for shot in shots)) * 1000, SHORTEST_MS), LONGEST_MS)


def _language(scenes: Sequence[Scene]) -> Language:
    """What most of its letters are of."""
    texts = [text for scene in scenes for text in (scene.heading, *(beat.text for beat in scene.beats))]
    korean, others = sum(_count(_HANGUL, text) for text in texts), sum(_count(_LATIN, text) for text in texts)
    return Language.KOREAN if korean * 2 >= others else Language.ENGLISH


def _count(letters: re.Pattern[str], text: str) -> int:
    return len(text) - len(letters.sub("", text))


def _opening(scenes: Sequence[Scene]) -> Iterable[str]:
    """What is seen first, else what is said or told first, else where it begins."""
    seen = (beat.text for scene in scenes for beat in scene.beats if beat.kind is BeatKind.ACTION)
    anything = (beat.said for scene in scenes for beat in scene.beats)
    return (*list(seen)[:1], *list(anything)[:1], *(scene.heading for scene in scenes))


def _first_readable(texts: Iterable[str], longest: int) -> str:
    fitting = (cut(text.replace("\n", " "), longest)[0] for text in texts)
    return next(text for text in fitting if is_readable(text))


def _about(script: Script, scenes: Sequence[Scene]) -> Iterable[Told]:
    if script.cut:
        yield Told("script.cut_by_writer", count=script.cut)
    if len(scenes) > SHOTS:
        yield Told("script.scenes_merged", count=len(scenes))
