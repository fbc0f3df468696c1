"""The words of each mail of identity, in Korean and English."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from identity.application.mails import MailKind

# Where a kind's link leads, below FRONTEND_URL; `?token=…` follows.
_PATHS = {
    MailKind.VERIFICATION: "/verify-email",
    MailKind.PASSWORD_RESET: "/reset-password",
    MailKind.EMAIL_CHANGE: "/confirm-email",
}
_DETAILS = {
    Language.KOREAN: {"provider": "서비스", "device": "기기", "address": "IP 주소", "at": "시각"},
    Language.ENGLISH: {"provider": "Service", "device": "Device", "address": "IP address", "at": "Time"},
}
_TERMS = {
    Language.KOREAN: {"provider": {"kakao": "카카오", "naver": "네이버", "google": "구글"}},
    Language.ENGLISH: {"provider": {"kakao": "Kakao", "naver": "Naver", "google": "Google"}},
}
_IGNORE_KO = "본인이 요청하지 않았다면 이 메일을 무시해 주세요."
_IGNORE_EN = "If you did not ask for this, please ignore this mail."
_ALARM_KO = "본인이 한 일이 아니라면 바로 비밀번호를 재설정하고 고객센터에 알려 주세요."
_ALARM_EN = "If this was not you, reset your password at once and tell our support."

_KOREAN = {
    MailKind.VERIFICATION: MailWords(
        "[VideoPlanet] 이메일 인증 코드",
        "아래 인증 코드를 10분 안에 입력해 주세요.",
        _IGNORE_KO,
        "또는 24시간 안에 이 링크를 열어 주세요.",
        "이메일 인증하기",
    ),
    MailKind.PASSWORD_RESET: MailWords(
        "[VideoPlanet] 비밀번호 재설정",
        "비밀번호를 다시 정하는 링크를 보내 드립니다.",
        "본인이 요청하지 않았다면 이 메일을 무시해 주세요. 비밀번호는 그대로입니다.",
        "30분 안에 이 링크를 열어 새 비밀번호를 정해 주세요. 한 번만 쓸 수 있습니다.",
        "새 비밀번호 정하기",
    ),
    MailKind.EMAIL_CHANGE: MailWords(
        "[VideoPlanet] 새 이메일 주소 확인",
        "이 주소를 계정의 새 이메일로 쓰려면 아래 코드를 10분 안에 입력해 주세요.",
        _IGNORE_KO,
        "또는 24시간 안에 이 링크를 열어 주세요.",
        "새 주소 확인하기",
    ),
    MailKind.SOCIAL_EMAIL: MailWords(
        "[VideoPlanet] 소셜 로그인 인증 코드",
        "소셜 로그인을 이 주소로 마치려면 아래 인증 코드를 10분 안에 입력해 주세요. "
        "이 주소의 계정이 이미 있으면 그 계정에 연결됩니다.",
        "본인이 요청하지 않았다면 코드를 누구에게도 알려 주지 말고 이 메일을 무시해 주세요.",
    ),
    MailKind.EMAIL_CHANGED: MailWords(
        "[VideoPlanet] 이메일 주소가 변경되었습니다",
        "계정의 이메일 주소가 변경되었습니다. 앞으로 이 주소로는 로그인할 수 없습니다.",
        "본인이 한 일이 아니라면 바로 고객센터에 알려 주세요.",
    ),
    MailKind.PASSWORD_CHANGED: MailWords(
        "[VideoPlanet] 비밀번호가 변경되었습니다",
        "계정의 비밀번호가 변경되었고 다른 기기에서는 로그아웃되었습니다.",
        _ALARM_KO,
    ),
    MailKind.TOKEN_REUSED: MailWords(
        "[VideoPlanet] 로그인 세션을 종료했습니다",
        "이미 사용한 로그인 정보가 다시 쓰여 그 세션을 종료했습니다. 다른 사람에게 넘어갔을 수 있습니다.",
        "다시 로그인해 주세요. 모르는 기기라면 비밀번호를 변경해 주세요.",
    ),
    MailKind.SOCIAL_LINKED: MailWords(
        "[VideoPlanet] 소셜 로그인이 연결되었습니다",
        "계정에 소셜 로그인이 연결되었습니다. 이제 이 서비스로도 로그인할 수 있습니다.",
        "본인이 한 일이 아니라면 연결을 해제하고 비밀번호를 변경해 주세요.",
    ),
    MailKind.WITHDRAWN: MailWords(
        "[VideoPlanet] 탈퇴가 완료되었습니다",
        "탈퇴가 완료되어 개인 정보를 삭제했습니다. 남긴 의견은 '탈퇴한 사용자'의 것으로 보입니다.",
        "그동안 VideoPlanet을 이용해 주셔서 감사합니다.",
    ),
}
_ENGLISH = {
    MailKind.VERIFICATION: MailWords(
        "[VideoPlanet] Your verification code",
        "please enter this code within 10 minutes.",
        _IGNORE_EN,
        "Or open this link within 24 hours.",
        "Verify your e-mail",
    ),
    MailKind.PASSWORD_RESET: MailWords(
        "[VideoPlanet] Reset your password",
        "here is the link to choose a new password.",
        "If you did not ask for this, please ignore this mail; your password stays as it is.",
        "Open it within 30 minutes; it works once.",
        "Choose a new password",
    ),
    MailKind.EMAIL_CHANGE: MailWords(
        "[VideoPlanet] Confirm your new e-mail address",
        "to use this address for your account, please enter this code within 10 minutes.",
        _IGNORE_EN,
        "Or open this link within 24 hours.",
        "Confirm the new address",
    ),
    MailKind.SOCIAL_EMAIL: MailWords(
        "[VideoPlanet] Your social login code",
        "to finish your social login with this address, please enter this code within 10 minutes. "
        "If there is an account of this address, it will be linked.",
        "If you did not ask for this, give the code to nobody and ignore this mail.",
    ),
    MailKind.EMAIL_CHANGED: MailWords(
        "[VideoPlanet] Your e-mail address was changed",
        "the e-mail address of your account was changed. This address no longer signs you in.",
        "If this was not you, please tell our support at once.",
    ),
    MailKind.PASSWORD_CHANGED: MailWords(
        "[VideoPlanet] Your password was changed",
        "the password of your account was changed, and your other devices were signed out.",
        _ALARM_EN,
    ),
    MailKind.TOKEN_REUSED: MailWords(
        "[VideoPlanet] A session was ended",
        "a sign-in that had been used before came back, so its session was ended. Somebody else may hold a copy of it.",
        "Please sign in again. If you do not know the device, change your password.",
    ),
    MailKind.SOCIAL_LINKED: MailWords(
        "[VideoPlanet] A social login was linked",
        "a social login was linked to your account. You can now sign in with this service, too.",
        "If this was not you, unlink it and change your password.",
    ),
    MailKind.WITHDRAWN: MailWords(
        "[VideoPlanet] Your account is closed",
        "your account is closed and your personal data is erased. What you wrote is shown as by a withdrawn user.",
        "Thank you for having been with VideoPlanet.",
    ),
}


def _form(kind: MailKind) -> MailForm:
    words = {Language.KOREAN: _KOREAN[kind], Language.ENGLISH: _ENGLISH[kind]}
    return MailForm(words=words, path=_PATHS.get(kind, ""), details=_DETAILS, terms=_TERMS)


MAILS = {kind.value: _form(kind) for kind in MailKind}
