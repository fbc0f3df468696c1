"""Words of the codes of calendars."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "event.not_found": words("일정 없음", "일정을 찾을 수 없습니다.", "No such event", "The event is not there."),
    "event.no_such_occurrence": words(
        "반복 회차 없음",
        "그 날짜에는 이 일정의 회차가 없습니다.",
        "No such occurrence",
        "The event does not happen then.",
    ),
    "event.not_yours": words(
        "다른 사람의 일정",
        "다른 사람이 만든 일정은 관리자만 삭제할 수 있습니다.",
        "Somebody else's event",
        "Only an admin deletes events of others.",
    ),
    "event.too_many": words(
        "일정이 너무 많음",
        "캘린더 하나에는 일정을 {most}개까지 둘 수 있습니다.",
        "Too many events",
        "A calendar takes {most} events at most.",
    ),
    "event.too_many_occurrences": field(
        "반복은 {most}회까지 할 수 있습니다.", "At most {most} occurrences can be asked for."
    ),
    "event.too_many_exceptions": field(
        "반복 일정 하나에는 예외를 {most}개까지 둘 수 있습니다.", "A series takes {most} exceptions at most."
    ),
    "event.too_many_overrides": field(
        "반복 일정 하나에서 {most}회차까지 따로 바꿀 수 있습니다.",
        "Of a series {most} occurrences at most are changed alone.",
    ),
    "event.overrides_too_long": field(
        "따로 바꾼 회차들의 글은 모두 합해 {longest}자까지입니다.",
        "What is written of occurrences that are changed alone has {longest} characters at most together.",
    ),
    "event.rule_invalid": field("알 수 없는 반복 규칙입니다.", "This is no rule of recurrence (RRULE) that is known."),
    "event.rule_too_frequent": field(
        "하루보다 자주 반복할 수 없습니다.", "Events come again once a day at most: DAILY, WEEKLY, MONTHLY or YEARLY."
    ),
    "event.rule_ends_before": field("반복이 시작하기 전에 끝납니다.", "The recurrence ends before it begins."),
    "event.rule_of_one": field(
        "한 회차의 반복 규칙은 바꿀 수 없습니다.", "One occurrence has no rule of its own: change `following` or `all`."
    ),
    "event.starts_off_rule": field(
        "시작일이 반복 규칙에 맞지 않습니다.", "The first occurrence does not fit the rule of recurrence."
    ),
    "event.ends_before_start": field("끝이 시작보다 빠릅니다.", "It ends before it begins."),
    "event.too_long": field("일정 하나는 {most}일까지입니다.", "An event lasts {most} days at most."),
    "event.two_kinds_of_time": field(
        "하루 종일이거나 시각이 있거나 둘 중 하나여야 합니다.", "It is either on whole days or at some time, not both."
    ),
    "event.not_a_member": field("프로젝트 멤버가 아닙니다.", "This is no member of the project."),
    "event.nobody_else": field("개인 일정에는 참석자가 없습니다.", "Nobody else attends an event of one's own."),
    "date.too_early": field("{first} 이후의 날짜여야 합니다.", "At the earliest {first}."),
    "calendar.window_too_long": words(
        "기간이 너무 김",
        "한 번에 {most}일까지 볼 수 있습니다.",
        "Too long a time",
        "At most {most} days are shown at once.",
    ),
    "calendar.window_empty": words(
        "잘못된 기간",
        "끝나는 날이 시작하는 날보다 빠릅니다.",
        "No time at all",
        "The last day is before the first one.",
    ),
    "calendar.too_many_occurrences": words(
        "일정이 너무 많음",
        "한 번에 {most}개까지 볼 수 있습니다. 기간을 줄여 주세요.",
        "Too many occurrences",
        "At most {most} are shown at once; ask for fewer days.",
    ),
    "feed.not_found": words(
        "구독 주소 없음", "캘린더 구독 주소를 찾을 수 없습니다.", "No such feed", "The calendar feed is not there."
    ),
    "feed.too_many": words(
        "구독 주소가 너무 많음",
        "구독 주소는 {most}개까지 만들 수 있습니다.",
        "Too many feeds",
        "One person has {most} feeds at most.",
    ),
    "import.not_utf8": words(
        "읽을 수 없는 파일",
        "UTF-8로 저장한 캘린더 파일(.ics)만 가져올 수 있습니다.",
        "Unreadable file",
        "Only calendar files (.ics) in UTF-8 are imported.",
    ),
    "import.not_a_calendar": words(
        "캘린더 파일이 아님",
        "iCalendar 형식(.ics)의 파일이 아닙니다.",
        "Not a calendar",
        "This is no file in the iCalendar format (.ics).",
    ),
    "import.line_too_long": words(
        "너무 긴 줄",
        "한 줄이 {most}자를 넘는 파일은 가져올 수 없습니다.",
        "A line is too long",
        "No line may be longer than {most} characters.",
    ),
    "import.too_many_events": words(
        "일정이 너무 많음",
        "파일 하나에서 일정을 {most}개까지 가져올 수 있습니다.",
        "Too many events",
        "At most {most} events are imported from one file.",
    ),
    "import.too_many_occurrences": words(
        "반복 횟수가 너무 많음",
        "횟수를 정한 반복은 파일 하나에서 모두 {most}회까지 가져올 수 있습니다.",
        "Too many occurrences",
        "Series that end after a number of times may have {most} occurrences together.",
    ),
    "import.too_large": words(
        "파일이 너무 큼",
        "캘린더 파일은 {most}MB까지 가져올 수 있습니다.",
        "File too large",
        "A calendar file has {most} MB at most.",
    ),
    "import.faulty_events": words(
        "가져올 수 없는 일정",
        "일정 {count}개를 가져올 수 없어 아무것도 바꾸지 않았습니다.",
        "Events at fault",
        "{count} events cannot be taken, so nothing was changed.",
    ),
    "import.no_start": field("시작이 없습니다.", "It has no start."),
    "import.no_uid": field("UID가 없습니다.", "It has no UID."),
    "import.repeated_uid": field("같은 UID의 일정이 또 있습니다.", "Another event of the file has the same UID."),
    "import.no_series": field("반복 일정 없이 한 회차만 있습니다.", "The series of this occurrence is not there."),
    "import.cancelled": field(
        "취소된 일정이라 넣지 않았습니다.", "It is cancelled: what is in the calendar already is left as it is."
    ),
    "import.unreadable": field("읽을 수 없는 내용이 있습니다.", "Something in it cannot be read."),
}
