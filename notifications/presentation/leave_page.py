"""Where the link that ends mails leads when no front end takes it."""

from core.presentation.mail_page import MailPage, PageForm, PageStep

leave_page = MailPage(
    "알림 메일 그만 받기",
    "Stop notification mails",
    (
        PageForm(
            (PageStep("POST", "/v2/notifications/unsubscribe", ("token",)),),
            "그만 받기 / Stop them",
            "알림 메일을 껐습니다. 알림 설정에서 다시 켤 수 있습니다."
            " / No more notification mails; your preferences can switch them on again.",
        ),
    ),
)
