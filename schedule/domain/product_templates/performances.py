"""Films of music and people: a music video, interviews and documentaries."""

from schedule.contracts import LinkType, PhaseKind
from schedule.domain.blueprint import Wording
from schedule.domain.product_templates.sheet import After, line, template

MUSIC_VIDEO = template(
    2,
    "music_video",
    Wording("뮤직비디오", "Music video"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("listening", "음원 분석·레퍼런스", "Listening and references", 2),
                line("treatment", "트리트먼트", "Treatment", 4, "listening"),
                line("approved", "트리트먼트 확정", "Treatment approved", 0, After("treatment", days=1)),
            ),
        ),
        (
            PhaseKind.STORY_BOARD,
            (
                line("storyboard", "콘티", "Storyboard", 4, "approved"),
                line("choreography", "안무 시안·연습", "Choreography", 7, "approved"),
                line("set", "세트 제작", "Set building", 5, After("storyboard", LinkType.START_START, 2)),
                line("styling", "스타일링·의상", "Styling and wardrobe", 5, "approved"),
            ),
        ),
        (
            PhaseKind.FILMING,
            (
                line(
                    "rehearsal", "리허설·카메라 테스트", "Rehearsal and camera tests", 1, "storyboard", "choreography"
                ),
                line("performance", "퍼포먼스 촬영", "Performance shoot", 1, "rehearsal", "set", "styling"),
                line("drama", "드라마 촬영", "Story shoot", 2, "performance"),
            ),
        ),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("sync", "싱크·데이터 정리", "Sync and dailies", 1, "drama"),
                line("first_cut", "1차 편집", "First cut", 5, "sync"),
                line("final_cut", "최종 편집", "Final cut", 3, After("first_cut", days=1)),
            ),
        ),
        (
            PhaseKind.POST_WORK,
            (
                line("effects", "VFX·합성", "Visual effects", 8, After("first_cut", LinkType.FINISH_START, -2)),
                line("grading", "색보정", "Colour grading", 2, "final_cut"),
                line("teaser", "티저 제작", "Teaser", 2, After("final_cut", LinkType.START_START, 1)),
            ),
        ),
        (
            PhaseKind.CONFIRMATION,
            (line("confirmation", "아티스트·기획사 컨펌", "Artist and label sign-off", 2, "grading", "effects"),),
        ),
        (
            PhaseKind.VIDEO_DELIVERY,
            (
                line("master", "마스터 납품", "Master delivery", 1, "confirmation", "teaser"),
                line("release", "공개", "Release", 0, "master"),
            ),
        ),
    ),
)
INTERVIEW = template(
    4,
    "interview_documentary",
    Wording("인터뷰·다큐멘터리", "Interview and documentary"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("research", "자료 조사", "Research", 7),
                line("outline", "구성안", "Outline", 4, After("research", LinkType.FINISH_START, -2)),
                line("people", "출연자 섭외", "Finding people", 6, After("outline", LinkType.START_START, 2)),
                line("questions", "사전 인터뷰·질문지", "Preliminary talks and questions", 3, "outline", "people"),
            ),
        ),
        (
            PhaseKind.FILMING,
            (
                line("interviews", "인터뷰 촬영", "Interviews", 5, "questions"),
                line(
                    "observation",
                    "현장 밀착 촬영",
                    "Observation on location",
                    7,
                    After("interviews", LinkType.START_START, 2),
                ),
                line(
                    "inserts",
                    "인서트·자료 촬영",
                    "Inserts and archive",
                    2,
                    After("observation", LinkType.FINISH_FINISH, 1),
                ),
            ),
        ),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("transcripts", "녹취·프리뷰", "Transcripts", 5, After("interviews", LinkType.START_START, 1)),
                line("paper_edit", "편집 구성안", "Paper edit", 3, "transcripts", "inserts"),
                line("rough_cut", "가편집", "Rough cut", 8, "paper_edit"),
                line("fine_cut", "본편집", "Fine cut", 5, After("rough_cut", days=1)),
            ),
        ),
        (
            PhaseKind.POST_WORK,
            (
                line("narration", "내레이션 대본·녹음", "Narration", 3, "rough_cut"),
                line("mix", "음악·믹싱", "Music and mix", 3, "fine_cut", "narration"),
                line("grading", "색보정·자막", "Grading and subtitles", 3, "fine_cut"),
            ),
        ),
        (
            PhaseKind.VIDEO_PREVIEW,
            (
                line("fact_check", "사실 확인·출연자 확인", "Fact check and consent", 2, "fine_cut"),
                line("preview", "시사", "Preview", 1, "mix", "grading", "fact_check"),
                line("changes", "수정", "Changes", 2, "preview"),
            ),
        ),
        (PhaseKind.VIDEO_DELIVERY, (line("delivery", "납품", "Delivery", 0, "changes"),)),
    ),
)
