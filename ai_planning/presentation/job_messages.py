"""Words of jobs, quotas and budgets."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "job.not_found": words("작업 없음", "요청한 작업이 없습니다.", "No such job", "The project has no such job."),
    "job.not_yours": words(
        "내 작업이 아님",
        "다른 사람이 요청한 작업은 관리자만 취소할 수 있습니다.",
        "Not your job",
        "What others have asked for only admins cancel.",
    ),
    "job.has_ended": words(
        "이미 끝난 작업", "작업이 이미 끝났습니다.", "Already ended", "The job has come to its end already."
    ),
    "job.has_not_failed": words(
        "다시 시도할 것이 없음",
        "실패했거나 취소된 작업만 다시 시도할 수 있습니다.",
        "Nothing to try again",
        "Only what failed or was cancelled can be tried again.",
    ),
    "job.still_in_the_making": words(
        "아직 만드는 중",
        "바탕이 되는 이야기나 샷을 만드는 작업이 끝나지 않았습니다. 그 작업이 끝난 뒤에 다시 요청해 주세요.",
        "Still in the making",
        "The story or the shots that this is made of are being made. Ask again when that job has ended.",
    ),
    "planning.quota_spent": words(
        "오늘 남은 횟수가 모자람",
        "하루 {most}회까지 사용할 수 있으며, 남은 횟수가 모자랍니다. 한국 시간 자정에 다시 채워집니다.",
        "Not enough left for today",
        "There are {most} a day, and not that many are left. They are there again at midnight in Seoul.",
    ),
    "planning.tokens_spent": words(
        "이번 달 토큰을 모두 씀",
        "한 달 {most}토큰까지 사용할 수 있습니다. 내 API 키나 기본 제공 생성기는 계속 사용할 수 있습니다.",
        "Tokens spent",
        "There are {most} tokens a month. Your own API key and the built-in maker can still be used.",
    ),
    "planning.too_many_at_once": words(
        "동시에 요청한 작업이 너무 많음",
        "한 번에 {most}개까지 요청할 수 있습니다. 진행 중인 작업이 끝나면 다시 시도해 주세요.",
        "Too many at a time",
        "A person may have {most} jobs at a time. Please wait for one of them to end.",
    ),
    "planning.budget_spent": words(
        "프로젝트 예산을 모두 씀",
        "프로젝트의 AI 예산을 모두 썼습니다. 관리자가 예산을 늘리거나, 내 API 키나 기본 제공 생성기를 사용해 주세요.",
        "Budget spent",
        "The project has spent its AI budget. An admin may raise it; your own API key and the built-in maker cost it"
        " nothing.",
    ),
    "export.no_layout": field("레이아웃은 PDF에만 있습니다.", "Only a PDF has layouts."),
}
