"""Words of the codes of schedules."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "task.not_found": words("작업 없음", "작업을 찾을 수 없습니다.", "No such task", "The task is not there."),
    "phase.not_found": words("단계 없음", "단계를 찾을 수 없습니다.", "No such phase", "The phase is not there."),
    "link.not_found": words("연결 없음", "연결을 찾을 수 없습니다.", "No such link", "The link is not there."),
    "schedule.no_working_days": words(
        "근무일 없음",
        "일주일에 적어도 하루는 근무 시간이 있어야 합니다.",
        "No working days",
        "At least one day of the week needs working hours.",
    ),
    "schedule.too_early": words(
        "너무 이른 일정", "일정은 2000년부터 세웁니다.", "Too early", "Schedules begin with the year 2000."
    ),
    "schedule.too_late": words(
        "너무 늦은 일정", "일정이 2099년을 넘깁니다.", "Too late", "The schedule would go beyond the year 2099."
    ),
    "schedule.too_much_to_level": words(
        "조정할 작업이 너무 많음",
        "한 번에 다루기에는 사람별 작업 일수가 너무 많습니다.",
        "Too much to level",
        "There are too many days of too many people to look at once.",
    ),
    "hours.too_many": field(
        "하루의 근무 시간은 {most}개 구간까지 나눌 수 있습니다.", "A day has {most} stretches of work at most."
    ),
    "hours.disordered": field(
        "근무 시간은 하루 안에서 겹치지 않게 순서대로 적어 주세요.",
        "Hours of work lie within a day, in order, without overlap.",
    ),
    "days.too_many": field("날짜는 {most}개까지 정할 수 있습니다.", "There are {most} days at most."),
    "days.repeated": field("같은 날짜가 두 번 있습니다.", "A day is named twice."),
    "days.out_of_time": field("2000년부터 2099년까지의 날짜여야 합니다.", "A day from 2000 to 2099."),
    "days.too_far": field(
        "시작일(from)부터 {most}일 안의 날짜여야 합니다.", "A day within {most} days from `from`, which is needed."
    ),
    "schedule.cycle": words(
        "순환 연결",
        "작업이 서로를 기다리게 됩니다: {path}",
        "Circular links",
        "The tasks would wait for each other: {path}",
    ),
}
