"""Words for the codes of the profile."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "consent.needed": words(
        "철회할 수 없는 동의",
        "필수 약관 동의는 계정을 사용하는 동안 철회할 수 없습니다. 회원 탈퇴를 이용해 주세요.",
        "Consent needed",
        "An account lives by this consent; it ends by deleting the account.",
    ),
    "account.owns_projects": words(
        "소유한 프로젝트가 있음",
        "프로젝트를 다른 사람에게 이전하거나 삭제한 뒤 탈퇴할 수 있습니다.",
        "Owns projects",
        "Transfer or delete your projects first; see `current`.",
    ),
    "avatar.not_supported": words(
        "지원하지 않는 사진 형식",
        "JPEG, PNG, WebP, GIF 사진만 사용할 수 있습니다.",
        "Picture not supported",
        "Only JPEG, PNG, WebP and GIF pictures are taken.",
    ),
    "avatar.unreadable": words(
        "읽을 수 없는 사진",
        "사진이 손상되었거나 잘려 있습니다.",
        "Picture unreadable",
        "The picture is damaged or cut off.",
    ),
    "avatar.too_many_pixels": words(
        "사진 해상도가 너무 큼",
        "사진은 최대 {most}메가픽셀입니다.",
        "Too many pixels",
        "A picture may have at most {most} megapixels.",
    ),
    "avatar.holds_more": words(
        "사진이 아닌 내용 포함",
        "사진 파일에 다른 형식의 내용이 섞여 있습니다.",
        "Not only a picture",
        "The file holds something else beside the picture.",
    ),
    "avatar.too_large": words(
        "사진 파일이 너무 큼",
        "사진은 최대 {most} MB입니다.",
        "Picture too large",
        "A picture may be at most {most} MB.",
    ),
    "api_key.malformed": field(
        "키에는 공백 없이 영문, 숫자, 기호만 쓸 수 있습니다.", "A key is letters, digits and signs without a blank."
    ),
    "time_zone.unknown": field("알 수 없는 시간대입니다.", "This is no known time zone."),
    "time.not_of_day": field("시각이 아닙니다(예: 22:30).", "This is not a time of day (such as 22:30)."),
    "quiet_hours.empty": field("시작과 끝이 같을 수 없습니다.", "Start and end must differ."),
}
