"""What the pages of a PDF are set from: JSON in which every text is only data."""

import re
from collections.abc import Collection
from typing import Any

from ai_planning.application.export_ports import PlanDocument, ShotOfDocument, StageOfDocument
from ai_planning.contracts import Labelled
from ai_planning.contracts.exports import PdfLayout
from ai_planning.domain.drafts import InsertDraft
from ai_planning.infrastructure.exports import spoken
from ai_planning.infrastructure.exports.words import words_in
from core.domain.language import Language
from core.infrastructure.legible import legible

Data = dict[str, Any]
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_LINES = re.compile(r"\n{3,}")


class PdfData:
    """Of one plan in one language."""

    def __init__(self, document: PlanDocument, layout: PdfLayout, language: Language) -> None:
        self._plan, self._layout, self._language = document, layout, language
        self._words = words_in(language)

    def wire(self) -> Data:
        plan, brief = self._plan, self._plan.brief
        return {
            "layout": self._layout.value,
            "language": self._language.value,
            "labels": self._words._asdict(),
            "project": _shown(plan.project_name),
            "title": _shown(plan.title),
            "logline": _shown(brief.logline),
            "date": spoken.day(plan.updated_at, self._language),
            "ratio": brief.aspect_ratio.ratio,
            "structure": self._label(brief.structure),
            "total": spoken.length(brief.duration_ms, self._language),
            "facts": self._facts(),
            "wide-facts": self._wide_facts(),
            "colours": [_colour(colour) for colour in brief.colours],
            "stages": [self._stage(stage) for stage in plan.stages],
            "shots": [self._shot(shot) for shot in plan.shots],
        }

    def _facts(self) -> list[tuple[str, str]]:
        brief, words = self._plan.brief, self._words
        return _filled(
            (words.genre, self._label(brief.genre)),
            (words.duration, spoken.length(brief.duration_ms, self._language)),
            (words.target, spoken.target(brief.target, self._language)),
            (words.format, self._label(brief.format)),
            (words.tone, self._labels(brief.tone)),
            (words.tempo, self._label(brief.tempo)),
            (words.ratio, brief.aspect_ratio.value),
            (words.style, self._label(brief.visual_style) if brief.visual_style else ""),
        )

    def _wide_facts(self) -> list[tuple[str, str]]:
        brief, words = self._plan.brief, self._words
        return _filled(
            (words.camera_work, self._labels(brief.camera_work)),
            (words.mood, brief.mood),
            (words.keywords, ", ".join(brief.keywords)),
        )

    def _stage(self, stage: StageOfDocument) -> Data:
        role = self._label(stage.role)
        return {
            "number": stage.position,
            "role": role,
            "name": _shown(stage.title) or role,
            "content": _shown(stage.content),
            "goal": _shown(stage.goal),
            "ms": stage.duration_ms,
            "seconds": spoken.length(stage.duration_ms, self._language),
            "share": spoken.share(stage.duration_ms, self._plan.brief.duration_ms),
        }

    def _shot(self, shot: ShotOfDocument) -> Data:
        words = self._words
        made = [self._label(word) for word in (shot.shot_size, shot.camera_move, shot.composition, shot.transition)]
        time = f"{spoken.clock(shot.starts_ms)}–{spoken.clock(shot.starts_ms + shot.duration_ms)}"
        told = (shot.dialogue, shot.subtitle, shot.audio, shot.notes)
        return {
            "position": shot.position,
            "number": f"{shot.position:02d}",
            "stage": shot.stage,
            "name": _shown(shot.title) or f"{words.shot} {shot.position}",
            "description": _shown(shot.description),
            "size": made[0],
            "move": made[1],
            "seconds": spoken.length(shot.duration_ms, self._language),
            "time": time,
            "how": " · ".join((*made, time)),
            "settings": list(zip((words.size, words.move, words.composition, words.transition), made, strict=True)),
            "texts": _filled(*zip((words.dialogue, words.subtitle, words.audio, words.notes), told, strict=True)),
            "inserts": [self._insert(number, insert) for number, insert in enumerate(shot.inserts, start=1)],
        }

    def _insert(self, number: int, insert: InsertDraft) -> Data:
        return {
            "label": f"{self._words.insert} {number}",
            "how": self._labels((insert.purpose, insert.shot_size, insert.camera_move), " · "),
            "description": _shown(insert.description),
        }

    def _label(self, word: Labelled) -> str:
        return word.label(self._language)

    def _labels(self, words: Collection[Labelled], between: str = ", ") -> str:
        return between.join(self._label(word) for word in words)


def _shown(text: str) -> str:
    return _LINES.sub("\n\n", legible(text)).strip()


def _filled(*pairs: tuple[str, str]) -> list[tuple[str, str]]:
    return [(name, _shown(value)) for name, value in pairs if value.strip()]


def _colour(colour: str) -> Data:
    return {"name": _shown(colour), "hex": colour if _HEX.fullmatch(colour) else None}
