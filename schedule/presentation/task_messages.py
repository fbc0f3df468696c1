"""Words of the codes of tasks, phases and links."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "schedule.too_many_phases": words(
        "단계가 너무 많음",
        "일정 하나에 단계는 {most}개까지 둘 수 있습니다.",
        "Too many phases",
        "A schedule has {most} phases at most.",
    ),
    "schedule.too_many_tasks": words(
        "작업이 너무 많음",
        "일정 하나에 작업은 {most}개까지 둘 수 있습니다.",
        "Too many tasks",
        "A schedule has {most} tasks at most.",
    ),
    "schedule.too_many_links": words(
        "연결이 너무 많음",
        "일정 하나에 연결은 {most}개까지 둘 수 있습니다.",
        "Too many links",
        "A schedule has {most} links at most.",
    ),
}
