"""Words for the codes of login by providers."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "social.not_configured": words(
        "준비되지 않은 로그인",
        "이 서비스로는 아직 로그인할 수 없습니다.",
        "Not set up",
        "Logging in by this service is not set up here.",
    ),
    "social.provider_unavailable": words(
        "외부 로그인 오류",
        "로그인 서비스가 응답하지 않습니다. 잠시 후 처음부터 다시 시도해 주세요.",
        "Provider unavailable",
        "The login service does not answer just now. Please begin again in a moment.",
    ),
    "social.denied": words(
        "로그인 취소", "로그인 서비스에서 동의하지 않았습니다.", "Denied", "You did not agree at the login service."
    ),
    "social.state_invalid": words(
        "잘못된 로그인 절차",
        "이 기기에서 시작한 로그인이 아니거나 시간이 지났습니다. 처음부터 다시 시도해 주세요.",
        "Login not begun here",
        "This login was not begun here, or too long ago. Please begin again.",
    ),
    "social.code_refused": words(
        "거절된 인가 코드",
        "로그인 서비스가 인가 코드를 받아들이지 않았습니다. 처음부터 다시 시도해 주세요.",
        "Code refused",
        "The login service does not accept its code. Please begin again.",
    ),
    "social.identity_refused": words(
        "신원 확인 실패",
        "로그인 서비스가 보낸 신원을 믿을 수 없습니다. 처음부터 다시 시도해 주세요.",
        "Identity refused",
        "What came as the login service's word cannot be believed. Please begin again.",
    ),
    "social.sign_up_expired": words(
        "만료된 가입 절차",
        "가입 절차가 만료되었습니다. 처음부터 다시 시도해 주세요.",
        "Sign-up expired",
        "This sign-up is over. Please begin again.",
    ),
    "social.identity_taken": words(
        "다른 계정에 연결됨",
        "이 소셜 계정은 이미 다른 계정에 연결되어 있습니다.",
        "Linked elsewhere",
        "This social account opens another account already.",
    ),
    "social.already_linked": words(
        "이미 연결됨",
        "이 서비스의 다른 소셜 계정이 이미 연결되어 있습니다. 먼저 연결을 해제해 주세요.",
        "Already linked",
        "Another social account of this service is linked; unlink it first.",
    ),
    "social.last_way_in": words(
        "마지막 로그인 수단",
        "연결을 해제하면 로그인할 방법이 없습니다. 먼저 비밀번호를 정하거나 다른 서비스를 연결해 주세요.",
        "Last way in",
        "Without it you could not log in any more. Set a password or link another service first.",
    ),
    "social.redirect_not_allowed": field("허용되지 않은 주소입니다.", "This address is not one of those set up."),
}
