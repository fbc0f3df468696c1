"""Words for the codes of share links and guests."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "share_link.not_found": words(
        "공유 링크 없음", "그런 공유 링크가 없습니다.", "No such share link", "There is no such share link."
    ),
    "share_link.revoked": words(
        "취소된 공유 링크", "공유 링크가 취소되었습니다.", "Share link revoked", "This share link was taken back."
    ),
    "share_link.expired": words(
        "만료된 공유 링크",
        "공유 링크의 유효 기간이 지났습니다. 보낸 사람에게 다시 요청해 주세요.",
        "Share link expired",
        "This share link has expired. Please ask for a new one.",
    ),
    "share_link.over": words(
        "바꿀 수 없는 공유 링크",
        "취소된 공유 링크는 바꿀 수 없습니다.",
        "Share link over",
        "A share link that was taken back does not change any more.",
    ),
    "share_link.too_many": words(
        "공유 링크가 너무 많음",
        "열려 있는 공유 링크는 프로젝트마다 {most}개까지입니다.",
        "Too many share links",
        "A project has at most {most} open share links.",
    ),
    "share_link.full": words(
        "게스트가 너무 많음",
        "이 링크로는 게스트 {most}명까지 들어올 수 있습니다.",
        "Too many guests",
        "At most {most} guests come in by this link.",
    ),
    "share_link.password_needed": words(
        "비밀번호가 필요함", "이 링크는 비밀번호가 필요합니다.", "Password needed", "This link asks for a password."
    ),
    "share_link.password_wrong": words(
        "틀린 비밀번호", "링크의 비밀번호가 맞지 않습니다.", "Wrong password", "That is not the link's password."
    ),
    "share_link.right_missing": words(
        "링크에 없는 권한",
        "이 공유 링크로는 할 수 없는 일입니다.",
        "Not by this link",
        "This share link does not give that right.",
    ),
    "share_link.bad_expiry": field(
        "만료 시각은 지금부터 1년 안이어야 합니다.", "The end must lie within a year from now."
    ),
    "guest.not_found": words("게스트 없음", "그런 게스트가 없습니다.", "No such guest", "There is no such guest."),
    "guest.token_invalid": words(
        "유효하지 않은 게스트 토큰",
        "공유 링크로 다시 들어와 주세요.",
        "Guest token invalid",
        "Please come in by the share link again.",
    ),
    "guest.token_expired": words(
        "만료된 게스트 토큰",
        "게스트 토큰이 만료되었습니다. 갱신해 주세요.",
        "Guest token expired",
        "The guest token has expired; refresh it.",
    ),
    "guest.session_ended": words(
        "끝난 게스트 세션",
        "이 공유 링크로는 더 이상 볼 수 없습니다.",
        "Guest session ended",
        "This link does not let you in any more, or you have left.",
    ),
    "guest.code_wrong": words("틀린 코드", "코드가 맞지 않습니다.", "Wrong code", "That is not the code."),
    "guest.code_expired": words(
        "만료된 코드", "코드가 만료되었습니다. 새 코드를 받아 주세요.", "Code expired", "Please ask for a new code."
    ),
    "guest.code_locked": words(
        "코드가 잠김",
        "틀린 코드를 너무 많이 입력했습니다. 새 코드를 받아 주세요.",
        "Code locked",
        "Too many wrong codes; please ask for a new one.",
    ),
    "guest.email_unproved": field(
        "메일 주소는 코드로 확인해야 바뀝니다.", "An address is set by proving it, by a code that is mailed there."
    ),
}
