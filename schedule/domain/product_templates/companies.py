"""Films for companies and schools."""

from schedule.contracts import LinkType, PhaseKind
from schedule.domain.blueprint import Wording
from schedule.domain.product_templates.sheet import After, line, template

CORPORATE_FILM = template(
    3,
    "corporate_film",
    Wording("기업 홍보 영상", "Corporate film"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("kick_off", "킥오프 미팅", "Kick-off", 1),
                line("proposal", "기획안", "Proposal", 4, "kick_off"),
                line("script", "시나리오·내레이션 원고", "Script", 3, After("proposal", days=1)),
                line("approved", "시나리오 확정", "Script approved", 0, After("script", days=1)),
            ),
        ),
        (
            PhaseKind.STORY_BOARD,
            (
                line("storyboard", "콘티", "Storyboard", 3, "approved"),
                line("scouting", "현장 답사·촬영 협조", "Site visit and permits", 2, "approved"),
                line("people", "출연자·인터뷰이 섭외", "People to film", 3, "approved"),
            ),
        ),
        (
            PhaseKind.FILMING,
            (
                line("interviews", "임직원 인터뷰", "Interviews", 1, "storyboard", "scouting", "people"),
                line("site", "현장·드론 촬영", "Site and drone", 2, "interviews"),
            ),
        ),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("rough_cut", "가편집", "Rough cut", 4, "site"),
                line("graphics", "모션 그래픽", "Motion graphics", 5, After("rough_cut", LinkType.START_START, 2)),
                line("narration", "내레이션 녹음", "Narration", 1, "rough_cut"),
                line("final", "종합 편집", "Final edit", 2, "rough_cut", "graphics", "narration"),
            ),
        ),
        (
            PhaseKind.VIDEO_PREVIEW,
            (
                line("preview", "1차 시사", "First preview", 1, "final"),
                line("changes", "수정", "Changes", 2, "preview"),
            ),
        ),
        (PhaseKind.CONFIRMATION, (line("confirmation", "최종 컨펌", "Final approval", 1, "changes"),)),
        (
            PhaseKind.VIDEO_DELIVERY,
            (
                line("versions", "버전별 출력·자막", "Versions and subtitles", 1, "confirmation"),
                line("delivery", "납품", "Delivery", 0, "versions"),
            ),
        ),
    ),
)
EDUCATION = template(
    5,
    "education",
    Wording("교육 영상", "Educational film"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("goals", "학습 목표·대상 분석", "Learning goals", 2),
                line("curriculum", "차시 구성", "Curriculum", 3, "goals"),
                line("manuscript", "강의 원고", "Manuscript", 6, "curriculum"),
                line("expert", "내용 감수", "Expert review", 2, After("manuscript", LinkType.FINISH_START, -1)),
            ),
        ),
        (
            PhaseKind.STORY_BOARD,
            (
                line("storyboard", "스토리보드", "Storyboard", 4, "expert", "manuscript"),
                line("slides", "강의 자료·판서", "Slides", 4, After("storyboard", LinkType.START_START, 1)),
            ),
        ),
        (
            PhaseKind.FILMING,
            (
                line("rehearsal", "강사 리허설", "Rehearsal", 1, "storyboard"),
                line("lectures", "강의 촬영", "Lectures", 3, "rehearsal", "slides"),
                line("demonstrations", "실습·시연 촬영", "Demonstrations", 2, "lectures"),
            ),
        ),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("edit", "차시별 편집", "Edit", 7, After("lectures", LinkType.START_START, 1), "demonstrations"),
                line(
                    "graphics", "도표·애니메이션", "Diagrams and animation", 6, After("edit", LinkType.START_START, 2)
                ),
            ),
        ),
        (
            PhaseKind.POST_WORK,
            (
                line("captions", "자막·대체 텍스트", "Captions", 3, "edit"),
                line("quiz", "퀴즈·학습지", "Quizzes and handouts", 3, After("edit", LinkType.FINISH_FINISH, 1)),
            ),
        ),
        (
            PhaseKind.VIDEO_PREVIEW,
            (
                line("check", "검수", "Check", 2, "captions", "graphics", "quiz"),
                line("changes", "수정", "Changes", 2, "check"),
            ),
        ),
        (PhaseKind.VIDEO_DELIVERY, (line("delivery", "플랫폼 등록", "Published", 0, "changes"),)),
    ),
)
