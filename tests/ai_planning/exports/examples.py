"""Plans as they are exported: a usual one in each language, the longest one, and the least."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import UUID

from PIL import Image, ImageDraw

from ai_planning.application.export_ports import PlanDocument, ShotOfDocument, StageOfDocument
from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft
from core.domain.language import Language

AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
_STORIES = json.loads((Path(__file__).parent / "stories.json").read_text())
_SPREAD = (3000, 4500, 4500, 6000, 6000, 6000, 8333, 8333, 4334, 3000, 3000, 3000)


def usual(language: Language = Language.KOREAN, ratio: AspectRatio = AspectRatio.WIDE) -> PlanDocument:
    story = _STORIES[language.value]
    brief = Brief(
        title=story["title"],
        logline=story["logline"],
        language=language,
        tone=(Tone.WARM, Tone.EMOTIONAL, Tone.CALM),
        genre=Genre.ADVERTISING,
        target="employees",
        intensity=Intensity.RICH,
        aspect_ratio=ratio,
        visual_style=VisualStyle.CINEMATIC,
        camera_work=(CameraMove.HANDHELD, CameraMove.TRACKING),
        keywords=tuple(story["keywords"]),
        mood=story["mood"],
        colours=tuple(story["colours"]),
    )
    stages = tuple(
        StageOfDocument(at + 1, role, *story["stages"][at], duration_ms=sum(_SPREAD[3 * at : 3 * at + 3]))
        for at, role in enumerate(brief.structure.roles)
    )
    starts = accumulate(_SPREAD, initial=0)
    shots = tuple(_shot(at, start, story) for at, start in zip(range(12), starts, strict=False))
    return PlanDocument(story["project"], brief.title, brief, stages, shots, 7, AT)


def _shot(at: int, starts_ms: int, story: dict[str, Any]) -> ShotOfDocument:
    title, description = story["shots"][at]
    dialogue, subtitle, audio, notes = story["lines"]
    insert = InsertDraft(InsertPurpose.DETAIL, description, ShotSize.EXTREME_CLOSE_UP, CameraMove.STATIC)
    return ShotOfDocument(
        id=UUID(int=at + 1),
        position=at + 1,
        stage=at // 3 + 1,
        title=title,
        description=description,
        shot_size=tuple(ShotSize)[at % 8],
        camera_move=tuple(CameraMove)[at * 3 % 8],
        composition=tuple(Composition)[at * 5 % 8],
        transition=tuple(Transition)[at % 8],
        starts_ms=starts_ms,
        duration_ms=_SPREAD[at],
        dialogue=dialogue if at % 2 else "",
        subtitle=subtitle,
        audio=audio,
        notes=notes if at % 4 == 0 else "",
        inserts=(insert,) if at % 3 == 1 else (),
        frame_number=1 + at % 2,
    )


def least() -> PlanDocument:
    """A title and a logline of a letter, and no text else."""
    plan = usual()
    brief = Brief(title="ㅋ", logline="A", language=Language.KOREAN)
    nothing: dict[str, Any] = dict.fromkeys(("title", "description", "dialogue", "subtitle", "audio", "notes"), "")
    return replace(
        plan,
        project_name="P",
        title=brief.title,
        brief=brief,
        stages=tuple(replace(stage, title="", content="", goal="") for stage in plan.stages),
        shots=tuple(replace(shot, **nothing, inserts=(), frame_number=None) for shot in plan.shots),
    )


def longest(ratio: AspectRatio = AspectRatio.WIDE) -> PlanDocument:
    """Every text as long as it may be; each ends in a mark of its own, so that one can look for its end."""
    plan = usual()
    brief = replace(
        plan.brief,
        title=text("긴제목", 100),
        logline=text("로그라인", 1000),
        mood=text("무드", 100),
        target=text("대상", 50),
        keywords=tuple(text(f"핵심{number}", 30) for number in range(10)),
        colours=tuple(text(f"색{number}", 30) for number in range(5)),
        aspect_ratio=ratio,
    )
    return replace(
        plan,
        project_name=text("프로젝트", 100),
        title=brief.title,
        brief=brief,
        stages=tuple(_longest_stage(stage) for stage in plan.stages),
        shots=tuple(_longest_shot(shot) for shot in plan.shots),
    )


def _longest_stage(stage: StageOfDocument) -> StageOfDocument:
    mark = f"단계{stage.position}"
    return replace(
        stage, title=text(f"{mark}제목", 100), content=text(f"{mark}내용", 2000), goal=text(f"{mark}목표", 500)
    )


def _longest_shot(shot: ShotOfDocument) -> ShotOfDocument:
    mark = f"샷{shot.position}"
    inserts = tuple(
        InsertDraft(purpose, text(f"{mark}삽입{at}", 500), ShotSize.EXTREME_CLOSE_UP, CameraMove.HANDHELD)
        for at, purpose in enumerate(tuple(InsertPurpose)[:3])
    )
    return replace(
        shot,
        title=text(f"{mark}제목", 100),
        description=text(f"{mark}설명", 2000),
        dialogue=text(f"{mark}대사", 500),
        subtitle=text(f"{mark}자막", 500),
        audio=text(f"{mark}소리", 500),
        notes=text(f"{mark}메모", 500),
        inserts=inserts,
    )


def text(mark: str, length: int) -> str:
    """`mark` at its start, `mark끝` at its end."""
    end, filler = f" {mark}끝", _STORIES["filler"]
    body = f"{mark} " + filler * (length // len(filler) + 1)
    return body[: length - len(end)].rstrip().ljust(length - len(end), "가") + end


def pictures(plan: PlanDocument, width: int = 1280) -> dict[UUID, bytes]:
    height = round(width / plan.brief.aspect_ratio.ratio)
    return {shot.id: picture(shot.position, width, height) for shot in plan.shots}


def picture(number: int, width: int, height: int) -> bytes:
    """A plain sketch: a horizon, and a figure that wanders."""
    image = Image.new("RGB", (width, height), "#f7f5f0")
    draw = ImageDraw.Draw(image)
    horizon, edge = int(height * 0.62), min(width, height)
    draw.line((0, horizon, width, horizon), fill="#444", width=edge // 150)
    x, r = int(width * (0.15 + 0.06 * number)), edge // 14
    draw.ellipse((x - r, horizon - 4 * r, x + r, horizon - 2 * r), outline="#222", width=edge // 120)
    draw.line((x, horizon - 2 * r, x, horizon + 2 * r), fill="#222", width=edge // 100)
    target = BytesIO()
    image.save(target, "PNG")
    return target.getvalue()
