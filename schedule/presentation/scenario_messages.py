"""Words of the codes of scenarios."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "scenario.not_found": words(
        "시나리오 없음", "이 일정에 없는 시나리오입니다.", "No such scenario", "The schedule has no such scenario."
    ),
    "scenario.too_many": words(
        "시나리오가 너무 많음",
        "일정 하나에 시나리오는 {most}개까지 둘 수 있습니다.",
        "Too many scenarios",
        "A schedule has {most} scenarios at most.",
    ),
    "scenario.not_yours": words(
        "다른 사람의 시나리오",
        "다른 사람의 시나리오는 소유자와 관리자만 삭제할 수 있습니다.",
        "Not your scenario",
        "Only owners and admins delete the scenarios of others.",
    ),
    "task.named_twice": field("같은 작업이 두 번 있습니다.", "The task is named twice."),
    "scenario.task_outdated": field(
        "시나리오와 일정에서 모두 바뀐 작업입니다: {name}",
        "Changed in the scenario and in the schedule since: {name}",
    ),
    "scenario.outdated": words(
        "일정이 그 사이 변경됨",
        "시나리오를 만든 뒤 일정에서도 바뀐 작업이 있습니다: {tasks}. 덮어쓰려면 overwrite를 보내 주세요.",
        "Changed in the schedule, too",
        "These tasks were changed in the schedule since the scenario was made: {tasks}. Send `overwrite` to replace"
        " them.",
    ),
}
