"""The pages of the review loop that mails and share links lead to."""

from django.urls import path

from core.presentation.mail_page import MailPage, PageForm, PageStep
from feedback.presentation.shared_page import shared_page

unsubscribe_page = MailPage(
    "답글 메일 그만 받기",
    "No more mails about answers",
    (
        PageForm(
            (PageStep("POST", "/v2/shared/unsubscribe", ("token",)),),
            "그만 받기 / Stop the mails",
            "더 보내지 않겠습니다. / No more mails will come.",
        ),
    ),
)

urlpatterns = [path("shared", shared_page), path("shared/unsubscribe", unsubscribe_page)]
