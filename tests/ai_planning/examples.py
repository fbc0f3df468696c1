"""Examples with no field at its default."""

from datetime import UTC, datetime
from uuid import UUID

from ai_planning.contracts import (
    AspectRatio,
    CameraMove,
    Composition,
    Format,
    Genre,
    InsertPurpose,
    Intensity,
    ShotSize,
    Structure,
    Tempo,
    Tone,
    Transition,
    VisualStyle,
)
from ai_planning.contracts.rows import Author
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.first_parts import first_parts
from ai_planning.domain.plan import VideoPlan
from ai_planning.domain.provenance import Maker, Provenance, Provider
from core.domain.ids import new_id
from core.domain.language import Language

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PROJECT = UUID("0192f0c8-7c00-7000-8000-000000000001")
KIM = Author(UUID("0192f0c8-7c00-7000-8000-00000000000a"), "김작가")
LEE = Author(UUID("0192f0c8-7c00-7000-8000-00000000000b"), "이감독")
MADE = Provenance(Maker(Provider.OPENAI, "gpt-5", "story-3", is_own_key=True), 77, 1200, 800, 3400)
BRIEF = Brief(
    title="첫 출근",
    logline="신입 사원이 첫날 엘리베이터에 갇힌다.",
    language=Language.KOREAN,
    tone=(Tone.HUMOROUS, Tone.WARM),
    genre=Genre.DRAMA,
    target="twenties",
    duration_ms=61_337,
    format=Format.STORYTELLING,
    tempo=Tempo.FAST,
    structure=Structure.PIXAR,
    intensity=Intensity.RICH,
    aspect_ratio=AspectRatio.VERTICAL,
    visual_style=VisualStyle.PASTEL,
    camera_work=(CameraMove.HANDHELD,),
    keywords=("엘리베이터", "커피"),
    mood="아슬아슬",
    colours=("#ffcc00", "하늘색"),
)
INSERT = InsertDraft(InsertPurpose.DETAIL, "떨리는 손", ShotSize.EXTREME_CLOSE_UP, CameraMove.TILT)


def stage_draft(number: int) -> StageDraft:
    return StageDraft(f"단계 {number}", f"내용 {number}", f"목표 {number}")


def shot_draft(number: int, weight: float = 1.0, inserts: tuple[InsertDraft, ...] = (INSERT,)) -> ShotDraft:
    return ShotDraft(
        f"샷 {number}",
        f"설명 {number}",
        ShotSize.WIDE,
        CameraMove.CRANE,
        Composition.SYMMETRY,
        Transition.MATCH_CUT,
        dialogue=f"대사 {number}",
        subtitle=f"자막 {number}",
        audio=f"소리 {number}",
        notes=f"메모 {number}",
        weight=weight,
        inserts=inserts,
    )


def new_plan(brief: Brief = BRIEF, title: str = "기획안 1차", author: Author = KIM) -> VideoPlan:
    parts = first_parts(title, brief, by=author, now=AT, new_id=new_id)
    return VideoPlan.create((new_id(), PROJECT), parts, author, AT)
