"""Words for the codes of the notifications context."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "notification.not_found": words(
        "알림 없음",
        "알림이 없거나 이미 삭제되었습니다.",
        "No such notification",
        "The notification does not exist, or was deleted.",
    ),
    "time.not_a_moment": field(
        "UTC 시각이 아닙니다(예: 2026-03-01T09:30:00.000Z).",
        "This is not a time in UTC (such as 2026-03-01T09:30:00.000Z).",
    ),
    "notification.link_invalid": words(
        "잘못된 링크",
        "알림 메일을 끄는 링크가 올바르지 않습니다.",
        "Invalid link",
        "The link to end notification mails is not valid.",
    ),
}
