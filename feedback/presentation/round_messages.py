"""Words for the codes about review rounds."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "review.not_found": words(
        "검토 라운드 없음", "검토 라운드를 찾을 수 없습니다.", "Round not found", "There is no such review round."
    ),
    "review.already_open": words(
        "이미 검토 중",
        "이 버전에는 이미 진행 중인 검토 라운드가 있습니다.",
        "Already in review",
        "This version has an open review round already.",
    ),
    "review.over": words(
        "종료된 검토",
        "종료된 검토 라운드는 변경할 수 없습니다.",
        "The round is over",
        "A review round that has ended stays as it is.",
    ),
    "review.newer_version": words(
        "새 버전이 있음",
        "더 새로운 버전이 준비되었습니다. 최신 버전에서 검토해 주세요.",
        "A newer version stands",
        "A newer version is ready. Review goes on there.",
    ),
    "review.version_failed": words(
        "볼 수 없는 버전",
        "처리에 실패한 버전은 검토할 수 없습니다.",
        "Nothing to watch",
        "The version has failed and cannot be reviewed.",
    ),
    "review.not_yours": words(
        "권한 없음",
        "다른 사람이 연 검토 라운드는 관리자만 변경하거나 종료할 수 있습니다.",
        "Not yours",
        "Only an admin may change or close a round that somebody else opened.",
    ),
    "review.not_a_reviewer": field("승인 권한이 있는 구성원이 아닙니다.", "This is no member who may approve."),
    "review.no_reviewers": field("검토할 사람이 없습니다.", "There is nobody to ask."),
    "review.quorum_needless": field(
        "정족수는 quorum 규칙에서만 지정할 수 있습니다.", "Only the rule quorum takes a number."
    ),
    "review.quorum_too_large": field(
        "정족수가 검토자 수({most}명)보다 많습니다.", "The quorum is larger than the number of reviewers ({most})."
    ),
}
