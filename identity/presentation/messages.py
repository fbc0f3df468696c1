"""Words for the codes of the identity context."""

from core.presentation.messages import Words, field, words

MESSAGES: dict[str, Words] = {
    "account.email_taken": words(
        "이미 가입한 이메일",
        "이미 가입한 이메일 주소입니다.",
        "E-mail taken",
        "There is an account with this e-mail address.",
    ),
    "account.overtaken": words(
        "동시에 가입한 이메일",
        "같은 이메일로 방금 가입이 시작되었습니다. 다시 시도해 주세요.",
        "Registered at the same time",
        "Somebody has just registered with this address. Please try again.",
    ),
    "account.username_taken": words(
        "이미 사용 중인 이름", "이미 사용 중인 사용자 이름입니다.", "User name taken", "This user name is in use."
    ),
    "auth.email_not_verified": words(
        "이메일 인증 필요",
        "메일로 받은 인증 코드를 입력해 주세요.",
        "E-mail not verified",
        "Please enter the code from the mail first.",
    ),
    "auth.wrong_credentials": words(
        "로그인 실패",
        "이메일 또는 비밀번호가 올바르지 않습니다.",
        "Sign-in failed",
        "The e-mail address or the password is wrong.",
    ),
    "auth.token_invalid": words("잘못된 토큰", "다시 로그인해 주세요.", "Invalid token", "Please sign in again."),
    "auth.token_expired": words(
        "만료된 토큰", "토큰이 만료되었습니다. 갱신해 주세요.", "Token expired", "Refresh the token."
    ),
    "auth.token_reused": words(
        "이미 사용한 토큰",
        "이미 사용한 갱신 토큰이어서 세션을 종료했습니다. 다시 로그인해 주세요.",
        "Token reused",
        "This refresh token was used before, so the session was ended. Please sign in again.",
    ),
    "auth.session_ended": words(
        "종료된 세션",
        "세션이 종료되었습니다. 다시 로그인해 주세요.",
        "Session ended",
        "This session was ended. Please sign in again.",
    ),
    "verification.wrong_code": words(
        "잘못된 인증 코드", "인증 코드가 올바르지 않습니다.", "Wrong code", "The verification code is wrong."
    ),
    "verification.expired": words(
        "만료된 인증",
        "인증 코드나 링크가 만료되었습니다. 다시 요청해 주세요.",
        "Expired",
        "The code or link has expired; ask for a new one.",
    ),
    "verification.locked": words(
        "인증 잠김",
        "잘못된 코드를 여러 번 입력했습니다. 새 코드를 요청해 주세요.",
        "Locked",
        "Too many wrong codes; ask for a new one.",
    ),
    "password.too_common": field(
        "많은 사람이 쓰는 비밀번호는 쉽게 추측됩니다. 다른 비밀번호를 골라 주세요.",
        "Many people use this password, so it is easily guessed. Please choose another one.",
    ),
    "username.invalid": field(
        "글자, 숫자, `.`, `_`, `-`만 쓸 수 있습니다.", "Only letters, digits, `.`, `_` and `-` are allowed."
    ),
}
