"""Films that sell: a commercial for television, a short one for social media."""

from schedule.contracts import LinkType, PhaseKind
from schedule.domain.blueprint import Wording
from schedule.domain.product_templates.sheet import After, line, template

TV_COMMERCIAL = template(
    1,
    "tv_commercial",
    Wording("TV 광고", "TV commercial"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("briefing", "광고주 오리엔테이션", "Client briefing", 1),
                line("concept", "콘셉트·카피 개발", "Concept and copy", 5, "briefing"),
                line("presentation", "기획안 제안", "Agency presentation", 1, "concept"),
                line("approved", "기획안 확정", "Concept approved", 0, After("presentation", days=1)),
            ),
        ),
        (
            PhaseKind.STORY_BOARD,
            (
                line("storyboard", "콘티 작성", "Storyboard", 4, "approved"),
                line("casting", "모델 캐스팅", "Casting", 5, "approved"),
                line("scouting", "로케이션 헌팅", "Location scouting", 3, After("storyboard", LinkType.START_START, 1)),
                line("art", "미술·의상 준비", "Art and wardrobe", 5, After("storyboard", LinkType.START_START, 2)),
                line("ppm", "PPM(사전 제작 회의)", "Pre-production meeting", 1, "storyboard", "casting", "scouting"),
            ),
        ),
        (
            PhaseKind.FILMING,
            (
                line("tech_scout", "촬영 준비·테크 헌팅", "Tech scout", 2, "ppm"),
                line("shoot", "본촬영", "Principal photography", 2, "tech_scout", "art"),
            ),
        ),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("offline", "가편집", "Offline edit", 4, "shoot"),
                line("offline_review", "가편집 시사", "Offline review", 1, "offline"),
                line("music", "음악 작곡·선곡", "Music", 5, After("offline", LinkType.START_START, 1)),
            ),
        ),
        (
            PhaseKind.POST_WORK,
            (
                line("grading", "색보정", "Colour grading", 2, "offline_review"),
                line("graphics", "2D·합성(CG)", "Compositing and graphics", 6, "offline_review"),
                line("recording", "녹음·믹싱", "Voice-over and mix", 2, "offline_review", "music"),
                line("online", "종합 편집", "Online edit", 1, "grading", "graphics", "recording"),
            ),
        ),
        (
            PhaseKind.VIDEO_PREVIEW,
            (
                line("preview", "광고주 시사", "Client preview", 1, "online"),
                line("changes", "수정", "Changes", 2, "preview"),
                line("clearance", "방송 심의", "Broadcast clearance", 3, "changes"),
            ),
        ),
        (
            PhaseKind.VIDEO_DELIVERY,
            (
                line("delivery", "소재 전송", "Delivery to stations", 1, "clearance"),
                line("on_air", "온에어", "On air", 0, "delivery"),
            ),
        ),
    ),
)
SOCIAL_SHORT = template(
    6,
    "social_short",
    Wording("소셜 숏폼", "Social short"),
    (
        (
            PhaseKind.BASIC_PLAN,
            (
                line("idea", "소재·트렌드 조사", "Idea and trends", 1),
                line("script", "훅·대본", "Hook and script", 1, "idea"),
            ),
        ),
        (PhaseKind.FILMING, (line("shoot", "세로 촬영", "Vertical shoot", 1, "script"),)),
        (
            PhaseKind.VIDEO_EDIT,
            (
                line("edit", "컷 편집", "Edit", 2, "shoot"),
                line(
                    "captions", "자막·효과음", "Captions and sound effects", 1, After("edit", LinkType.START_START, 1)
                ),
                line("cover", "커버 이미지", "Cover image", 1, After("edit", LinkType.FINISH_FINISH)),
            ),
        ),
        (PhaseKind.CONFIRMATION, (line("review", "검토·수정", "Review and changes", 1, "edit", "captions", "cover"),)),
        (PhaseKind.VIDEO_DELIVERY, (line("posted", "게시", "Posted", 0, "review"),)),
    ),
)
