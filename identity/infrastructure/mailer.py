"""Mails in Korean and English, text and HTML, through Django's mail backend."""

from urllib.parse import quote

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils.html import format_html

from identity.contracts import Language

_SUBJECT = {
    Language.KOREAN: "[VideoPlanet] 이메일 인증 코드",
    Language.ENGLISH: "[VideoPlanet] Your verification code",
}
_TEXT = {
    Language.KOREAN: (
        "{name}님, 안녕하세요.\n\n아래 인증 코드를 10분 안에 입력해 주세요.\n\n{code}\n\n"
        "또는 24시간 안에 이 링크를 열어 주세요.\n{link}\n\n본인이 요청하지 않았다면 이 메일을 무시해 주세요.\n"
    ),
    Language.ENGLISH: (
        "Hello {name},\n\nplease enter this code within 10 minutes.\n\n{code}\n\n"
        "Or open this link within 24 hours.\n{link}\n\nIf you did not ask for this, please ignore this mail.\n"
    ),
}
_HTML = {
    Language.KOREAN: (
        "<p>{name}님, 안녕하세요.</p><p>아래 인증 코드를 10분 안에 입력해 주세요.</p><p><strong>{code}</strong></p>"
        '<p>또는 24시간 안에 <a href="{link}">이 링크</a>를 열어 주세요.</p>'
    ),
    Language.ENGLISH: (
        "<p>Hello {name},</p><p>please enter this code within 10 minutes.</p><p><strong>{code}</strong></p>"
        '<p>Or open <a href="{link}">this link</a> within 24 hours.</p>'
    ),
}


class DjangoMailer:
    def send_verification(self, email: str, name: str, language: Language, code: str, link_token: str) -> None:
        parts = {"name": name, "code": code, "link": f"{settings.FRONTEND_URL}/verify-email?token={quote(link_token)}"}
        mail = EmailMultiAlternatives(_SUBJECT[language], _TEXT[language].format(**parts), to=[email])
        mail.attach_alternative(format_html(_HTML[language], **parts), "text/html")
        mail.send()
