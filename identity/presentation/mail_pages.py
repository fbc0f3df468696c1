"""Where the links in identity's mails lead when no front end takes them."""

from core.presentation.mail_page import MailPage, PageField, PageForm, PageStep

_NEW_PASSWORD = PageField(
    "password",
    "새 비밀번호 / New password",
    {"type": "password", "required": "", "autocomplete": "new-password", "minlength": "8", "maxlength": "128"},
)


def _steps(path: str, *fields: str) -> tuple[PageStep, ...]:
    return (PageStep("POST", path, ("token", *fields)),)


verification_page = MailPage(
    "이메일 인증",
    "Verify your e-mail",
    (PageForm(_steps("/v2/auth/verify-email"), "인증하기 / Verify", "인증되었습니다. / Verified."),),
)
confirm_email_page = MailPage(
    "새 이메일 확인",
    "Confirm your new e-mail",
    (PageForm(_steps("/v2/auth/confirm-email"), "확인하기 / Confirm", "변경되었습니다. / Changed."),),
)
reset_password_page = MailPage(
    "비밀번호 재설정",
    "Reset your password",
    (
        PageForm(
            _steps("/v2/auth/reset-password", "password"),
            "변경하기 / Change",
            "변경되었습니다. 다시 로그인해 주세요. / Changed; please sign in.",
            (_NEW_PASSWORD,),
        ),
    ),
)
