"""The words of the mails of notifications, in Korean and English; each passage brings its own line."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from notifications.application.mail_news import DIGEST, NEWS

LEAVE = "/unsubscribe"
_CLOSING_KO = "어떤 알림을 언제 받을지는 알림 설정에서 바꿀 수 있습니다."
_CLOSING_EN = "Your preferences say what you are told of, and when."
_LEAVE_KO, _LEAVE_EN = "알림 메일 그만 받기", "Stop these mails"
_MORE = {Language.KOREAN: {"more": "여기에 없는 소식"}, Language.ENGLISH: {"more": "News not shown here"}}

MAILS = {
    NEWS: MailForm(
        {
            Language.KOREAN: MailWords(
                "[VideoPlanet] {title}",
                "'{project}' 프로젝트에 새 소식이 있습니다.",
                _CLOSING_KO,
                button="열어 보기",
                leave=_LEAVE_KO,
            ),
            Language.ENGLISH: MailWords(
                "[VideoPlanet] {title}",
                "there is news in the project “{project}”.",
                _CLOSING_EN,
                button="Open it",
                leave=_LEAVE_EN,
            ),
        },
        leave=LEAVE,
    ),
    DIGEST: MailForm(
        {
            Language.KOREAN: MailWords(
                "[VideoPlanet] 새 소식 {count}건",
                "아직 읽지 않은 소식 {count}건을 모았습니다.",
                _CLOSING_KO,
                button="열어 보기",
                leave=_LEAVE_KO,
            ),
            Language.ENGLISH: MailWords(
                "[VideoPlanet] {count} things that are new",
                "here are {count} things that you have not read yet.",
                _CLOSING_EN,
                button="Open it",
                leave=_LEAVE_EN,
            ),
        },
        details=_MORE,
        leave=LEAVE,
    ),
}
