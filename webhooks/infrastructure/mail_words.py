"""The words of the mails of webhooks, in Korean and English."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from webhooks.infrastructure.pause_notices import PAUSED

_DETAILS = {
    Language.KOREAN: {"host": "받는 서버", "description": "설명", "reason": "이유"},
    Language.ENGLISH: {"host": "Receiver", "description": "Description", "reason": "Reason"},
}
_TERMS = {
    Language.KOREAN: {
        "reason": {
            "failing": "전송이 거듭 실패했습니다",
            "gone": "받는 서버가 410으로 답했습니다",
            "keeper_left": "웹훅을 관리하던 분이 더 이상 권한이 없습니다",
        }
    },
    Language.ENGLISH: {
        "reason": {
            "failing": "deliveries failed again and again",
            "gone": "the receiver answered 410",
            "keeper_left": "whoever kept it may not look after webhooks any more",
        }
    },
}
_WORDS = {
    Language.KOREAN: MailWords(
        "[VideoPlanet] '{project}'의 웹훅이 멈췄습니다",
        "'{project}' 프로젝트의 웹훅 하나를 멈췄습니다.",
        "이유를 확인한 뒤 웹훅을 다시 시작하면 그동안의 이벤트가 이어서 전송됩니다."
        " 다시 시작한 분이 웹훅을 맡게 됩니다. 이벤트는 30일 동안 보관됩니다.",
    ),
    Language.ENGLISH: MailWords(
        "[VideoPlanet] A webhook of “{project}” was paused",
        "a webhook of the project “{project}” was paused.",
        "Resume it when the reason is gone: what happened meanwhile is sent then, and whoever resumes it keeps it."
        " Events are kept for 30 days.",
    ),
}

MAILS = {PAUSED: MailForm(_WORDS, details=_DETAILS, terms=_TERMS)}
