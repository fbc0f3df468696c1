"""The words around a plan's texts, in the language of the file."""

from typing import NamedTuple

from core.domain.language import Language


class ExportWords(NamedTuple):
    document: str
    brief: str
    logline: str
    story: str
    story_whole: str
    storyboard: str
    details: str
    shots: str
    shot: str
    shot_whole: str
    continued: str
    stage: str
    goal: str
    share: str
    duration: str
    time: str
    start: str
    end: str
    seconds: str
    genre: str
    target: str
    format: str
    tempo: str
    structure: str
    intensity: str
    tone: str
    ratio: str
    style: str
    mood: str
    camera_work: str
    keywords: str
    colours: str
    title: str
    description: str
    size: str
    move: str
    composition: str
    transition: str
    dialogue: str
    subtitle: str
    audio: str
    notes: str
    insert: str


_KOREAN = ExportWords(
    document="영상 기획안",
    brief="기획 개요",
    logline="로그라인",
    story="스토리",
    story_whole="스토리 전문",
    storyboard="스토리보드",
    details="샷 상세",
    shots="샷",
    shot="샷",
    shot_whole="샷 {} 전문",
    continued="{}쪽에 전문",
    stage="단계",
    goal="목표",
    share="비중",
    duration="길이",
    time="시간",
    start="시작",
    end="끝",
    seconds="초",
    genre="장르",
    target="타깃",
    format="형식",
    tempo="템포",
    structure="구조",
    intensity="전개 강도",
    tone="톤",
    ratio="화면비",
    style="비주얼 스타일",
    mood="무드",
    camera_work="카메라 워크",
    keywords="키워드",
    colours="색상",
    title="제목",
    description="설명",
    size="샷 크기",
    move="카메라",
    composition="구도",
    transition="전환",
    dialogue="대사",
    subtitle="자막",
    audio="오디오",
    notes="메모",
    insert="인서트",
)
_ENGLISH = ExportWords(
    document="Film plan",
    brief="Brief",
    logline="Logline",
    story="Story",
    story_whole="Story in full",
    storyboard="Storyboard",
    details="Shot details",
    shots="Shots",
    shot="Shot",
    shot_whole="Shot {} in full",
    continued="In full on page {}",
    stage="Stage",
    goal="Goal",
    share="Share",
    duration="Duration",
    time="Time",
    start="Start",
    end="End",
    seconds="Seconds",
    genre="Genre",
    target="Audience",
    format="Format",
    tempo="Tempo",
    structure="Structure",
    intensity="Intensity",
    tone="Tone",
    ratio="Aspect ratio",
    style="Visual style",
    mood="Mood",
    camera_work="Camera work",
    keywords="Keywords",
    colours="Colours",
    title="Title",
    description="Description",
    size="Shot size",
    move="Camera",
    composition="Composition",
    transition="Transition",
    dialogue="Dialogue",
    subtitle="Subtitle",
    audio="Audio",
    notes="Notes",
    insert="Insert",
)


def words_in(language: Language) -> ExportWords:
    return _KOREAN if language is Language.KOREAN else _ENGLISH
