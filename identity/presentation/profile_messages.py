"""Words for the codes of the profile."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "consent.needed": words(
        "철회할 수 없는 동의",
        "필수 약관 동의는 계정을 사용하는 동안 철회할 수 없습니다. 회원 탈퇴를 이용해 주세요.",
        "Consent needed",
        "An account lives by this consent; it ends by deleting the account.",
    ),
    "time_zone.unknown": field("알 수 없는 시간대입니다.", "This is no known time zone."),
    "quiet_hours.empty": field("시작과 끝이 같을 수 없습니다.", "Start and end must differ."),
}
