"""A screenplay that the product exported, brought back with what only its plans have: seconds, stages, inserts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ai_planning.contracts import CameraMove, Composition, InsertPurpose, ShotSize, StageRole
from ai_planning.domain.adaptation import adapt
from ai_planning.domain.brief import LONGEST_MS, SHORTEST_MS, SHOTS
from ai_planning.domain.drafts import (
    LONGEST_GOAL,
    LONGEST_LINE,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_INSERTS,
    STAGES,
    InsertDraft,
    ShotDraft,
    StageDraft,
)
from ai_planning.domain.plan_draft import PlanDraft
from ai_planning.domain.portions import cut
from ai_planning.domain.script import Beat, BeatKind, Scene, Script
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.words import words_in
from core.domain.language import Language

_WORDS = tuple(words_in(language) for language in Language)
_OURS = ("source:", "draft date:")


def _either(name: str) -> str:
    return "|".join(getattr(words, name) for words in _WORDS)


def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_either(name)}): ?(?P<text>.+)", re.DOTALL)


_GOAL, _NOTES = _named("goal"), _named("notes")
_LINES = {BeatKind.SUBTITLE: _named("subtitle"), BeatKind.AUDIO: _named("audio")}
_INSERT = re.compile(rf"(?:{_either('insert')}) \((?P<how>[^()]+)\): ?(?P<text>.*)", re.DOTALL)
_UNTITLED = re.compile(rf"(?:{_either('shot')}) \d{{1,2}}")


def brought_back(script: Script) -> PlanDraft | None:
    """None: it is another's, or no longer has what ours have."""
    acts, scenes = _acts(script.scenes)
    readers = [_SceneReader(scene) for scene in scenes]
    if len(readers) != SHOTS or not all(reader.how for reader in readers):
        return None
    remarks = tuple(remark for remark in script.remarks if not remark.startswith(_OURS))
    draft = adapt(replace(script, scenes=tuple(reader.scene() for reader in readers), remarks=remarks))
    shots = tuple(reader.told_of(shot) for reader, shot in zip(readers, draft.shots, strict=True))
    duration = min(max(round(sum(shot.weight for shot in shots)), SHORTEST_MS), LONGEST_MS)
    stages = tuple(_stage(act) for act in acts) if len(acts) == STAGES else draft.stages
    return replace(draft, brief={**draft.brief, "duration_ms": duration}, stages=stages, shots=shots)


def _acts(scenes: Sequence[Scene]) -> tuple[list[list[Beat]], list[Scene]]:
    """Sections with what they say, and the scenes without; what stands before the first goes with it."""
    acts, others, before = list[list[Beat]](), list[Scene](), tuple[Beat, ...]()
    for scene in scenes:
        acts += [[beat] for beat in scene.beats if beat.mark == "#"]
        if acts:
            acts[-1] += [beat for beat in scene.beats if beat.mark == "="]
        beats = (*before, *(beat for beat in scene.beats if not beat.mark))
        before = () if scene.heading else beats
        others += [Scene(scene.heading, beats)] if scene.heading else []
    return acts, others


def _stage(act: Sequence[Beat]) -> StageDraft:
    role, _, title = act[0].text.partition(" — ")
    title = title if StageRole.named(role) else act[0].text
    texts, goal = [beat.text for beat in act[1:]], ""
    if texts and (found := _GOAL.fullmatch(texts[-1])):
        texts, goal = texts[:-1], found["text"]
    return StageDraft(cut(title, LONGEST_TITLE)[0], cut("\n".join(texts), LONGEST_TEXT)[0], cut(goal, LONGEST_GOAL)[0])


class _SceneReader:
    """One of our scenes: the line below its heading, and lines that say what they are."""

    def __init__(self, scene: Scene) -> None:
        self._heading, self._beats, self._inserts = scene.heading, list[Beat](), list[InsertDraft]()
        place = next((at for at, beat in enumerate(scene.beats) if beat.kind is BeatKind.ACTION), -1)
        self.how = _how(scene.beats[place].text) if place >= 0 else {}
        self._in = BeatKind.ACTION
        for at, beat in enumerate(scene.beats):
            if at != place:
                self._take(beat)

    def scene(self) -> Scene:
        return Scene(self._heading, tuple(self._beats))

    def told_of(self, shot: ShotDraft) -> ShotDraft:
        title = "" if _UNTITLED.fullmatch(shot.title) else shot.title
        return replace(shot, title=title, inserts=tuple(self._inserts), **self.how)

    def _take(self, beat: Beat) -> None:
        if beat.kind is BeatKind.NOTE and (found := _NOTES.fullmatch(beat.text)):
            beat = replace(beat, text=found["text"])
        elif beat.kind is BeatKind.ACTION and not self._takes_insert(beat.text):
            beat = self._line(beat)
        elif beat.kind is BeatKind.ACTION:
            return
        self._beats.append(beat)

    def _line(self, beat: Beat) -> Beat:
        """What begins with the name of a line is one, and goes on until another begins."""
        for kind, line in _LINES.items():
            if found := line.fullmatch(beat.text):
                self._in = kind
                return Beat(kind, found["text"])
        return replace(beat, kind=self._in)

    def _takes_insert(self, text: str) -> bool:
        found = _INSERT.fullmatch(text)
        insert = _insert(found["how"], found["text"]) if found and len(self._inserts) < MOST_INSERTS else None
        if insert:
            self._inserts.append(insert)
            self._in = BeatKind.ACTION
        return insert is not None


def _how(text: str) -> dict[str, Any]:
    """`와이드샷 · 트래킹 · 백샷 · 6.03초`; nothing where it is something else."""
    words = text.split(" · ")
    if len(words) != 4:
        return {}
    size, move, composition = ShotSize.named(words[0]), CameraMove.named(words[1]), Composition.named(words[2])
    milliseconds = spoken.milliseconds(words[3])
    if not (size and move and composition and milliseconds):
        return {}
    return {"shot_size": size, "camera_move": move, "composition": composition, "weight": milliseconds}


def _insert(how: str, text: str) -> InsertDraft | None:
    words = how.split(" · ")
    if len(words) != 3 or len(text) > LONGEST_LINE:
        return None
    purpose, size, move = InsertPurpose.named(words[0]), ShotSize.named(words[1]), CameraMove.named(words[2])
    return InsertDraft(purpose, text, size, move) if purpose and size and move else None
