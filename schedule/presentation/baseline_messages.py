"""Words of the codes of baselines."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "baseline.not_found": words(
        "기준선 없음", "이 일정에 없는 기준선입니다.", "No such baseline", "The schedule has no such baseline."
    ),
    "baseline.too_many": words(
        "기준선이 너무 많음",
        "일정 하나에 기준선은 {most}개까지 둘 수 있습니다.",
        "Too many baselines",
        "A schedule has {most} baselines at most.",
    ),
    "baseline.not_yours": words(
        "다른 사람의 기준선",
        "다른 사람의 기준선은 소유자와 관리자만 삭제할 수 있습니다.",
        "Not your baseline",
        "Only owners and admins delete the baselines of others.",
    ),
}
