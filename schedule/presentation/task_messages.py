"""Words of the codes of tasks, phases and links."""

from core.presentation.messages import Words, field, words

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
    "task.is_fixed": words(
        "고정된 작업",
        "‘{name}’ 작업은 고정되어 있습니다. 옮기려면 고정을 풀거나 옮기겠다고 알려 주세요(move_fixed).",
        "Task is fixed",
        "{name} is fixed: let go of it, or say that it is to be moved (move_fixed).",
    ),
    "task.has_begun": words(
        "시작된 작업",
        "‘{name}’ 작업은 이미 시작되어 시작일을 옮길 수 없습니다.",
        "Task has begun",
        "{name} has begun: its start stays.",
    ),
    "task.held": words(
        "다른 사람이 옮기는 중",
        "{by}님이 이 작업을 옮기고 있습니다. 잠시 뒤에 다시 시도해 주세요.",
        "Somebody is moving it",
        "{by} is moving this task: try again in a moment.",
    ),
    "link.to_itself": words(
        "자신과의 연결", "작업은 자신을 기다릴 수 없습니다.", "Linked to itself", "A task cannot wait for itself."
    ),
    "link.repeated": words(
        "이미 있는 연결",
        "두 작업은 이미 이렇게 연결되어 있습니다.",
        "Linked already",
        "The two tasks are linked like this already.",
    ),
    "phase.group_is_given": field(
        "사용자 지정 단계만 분류를 고를 수 있습니다.", "Only custom phases are given a group."
    ),
    "order.incomplete": field("모두 한 번씩 적어 주세요.", "Name all of them, each once."),
    "task.milestone_has_no_length": field("마일스톤에는 기간이 없습니다.", "A milestone has no length."),
    "task.milestone_is_reached_or_not": field("마일스톤의 진행률은 0이나 100입니다.", "A milestone is at 0 or at 100."),
    "task.day_is_yet_to_come": field("아직 오지 않은 날입니다.", "This day is yet to come."),
    "task.end_is_of_what_is_complete": field(
        "실제 종료일은 끝난 작업에만, 끝난 작업에는 꼭 있습니다.", "What is complete, and only that, has an actual end."
    ),
    "task.move_said_twice": field(
        "시작일, 종료일, 옮길 날수 중 하나만 적어 주세요.", "Give one of the start date, the end date and the days."
    ),
    "task.ends_before_start": field(
        "시작보다 빠르거나 일할 시간이 없는 날입니다.", "This is before the start, or leaves no time to work."
    ),
    "task.length_said_twice": field("기간과 종료일 중 하나만 적어 주세요.", "Give either the length or the end date."),
    "date.too_early": field("{first} 이후의 날짜여야 합니다.", "At the earliest {first}."),
    "time.malformed": field("시각은 HH:MM 형식이어야 합니다.", "A time is written HH:MM."),
}
