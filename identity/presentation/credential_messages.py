"""Words for the codes around passwords and addresses."""

from core.presentation.messages import Words, words

MESSAGES: dict[str, Words] = {
    "auth.too_many_attempts": words(
        "로그인 시도가 너무 많음",
        "{seconds}초 뒤에 다시 시도하거나 비밀번호를 재설정해 주세요.",
        "Too many attempts",
        "Try again in {seconds} seconds, or reset the password.",
    ),
    "auth.busy": words(
        "로그인이 몰려 있음",
        "지금은 로그인 요청이 많습니다. 잠시 후 다시 시도해 주세요.",
        "Too many sign-ins",
        "Many people are signing in just now. Please try again in a moment.",
    ),
    "account.no_password": words(
        "비밀번호 없음",
        "비밀번호가 없는 계정입니다. 비밀번호 재설정으로 먼저 만들어 주세요.",
        "No password",
        "This account has no password yet; reset it to choose one.",
    ),
    "account.wrong_password": words(
        "잘못된 비밀번호", "현재 비밀번호가 올바르지 않습니다.", "Wrong password", "The present password is wrong."
    ),
    "auth.proof_required": words(
        "본인 확인 필요",
        "다시 로그인하거나 비밀번호를 함께 보내 주세요.",
        "Proof required",
        "Please log in again, or give the password.",
    ),
}
