"""Words of the codes of conflicts."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "conflict.not_found": words(
        "일정 충돌 없음", "그런 일정 충돌이 없습니다.", "No such conflict", "The conflict is not there, or no longer."
    ),
    "date.before_start": field("시작일보다 빠른 날짜입니다.", "This day is before the first one."),
}
