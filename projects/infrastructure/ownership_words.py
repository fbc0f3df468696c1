"""The words of mails about an offered ownership, in Korean and English."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from projects.application.ownership_mail import ACCEPTED, DECLINED, OFFERED, WITHDRAWN

_UNTIL = {Language.KOREAN: {"until": "수락 기한"}, Language.ENGLISH: {"until": "Open until"}}
_OFF_KO, _OFF_EN = "이런 메일은 알림 설정에서 끌 수 있습니다.", "You can switch such mails off in your preferences."

_WORDS = {
    OFFERED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트의 소유권을 제안받았습니다",
            "{owner}님이 '{project}' 프로젝트의 소유권을 넘기려고 합니다.",
            "수락하기 전에는 아무것도 바뀌지 않습니다.",
            "이 링크에서 로그인하고 수락하거나 거절해 주세요.",
            "제안 확인하기",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] You are offered to own “{project}”",
            "{owner} offers to hand the project “{project}” over to you.",
            "Nothing changes until you accept.",
            "Open this link, sign in, and accept or decline.",
            "See the offer",
        ),
    },
    WITHDRAWN: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트의 소유권 제안이 취소되었습니다",
            "{owner}님이 '{project}' 프로젝트의 소유권 제안을 취소했습니다.",
            _OFF_KO,
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] “{project}” is no longer offered to you",
            "{owner} has withdrawn the offer to hand the project “{project}” over to you.",
            _OFF_EN,
        ),
    },
    ACCEPTED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트의 소유자가 바뀌었습니다",
            "{member}님이 제안을 수락하고 '{project}' 프로젝트의 소유자가 되었습니다. 이제 관리자로 참여합니다.",
            _OFF_KO,
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] “{project}” has a new owner",
            "{member} has accepted and owns the project “{project}” now. You are an admin of it.",
            _OFF_EN,
        ),
    },
    DECLINED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트의 소유권 제안이 거절되었습니다",
            "{member}님이 '{project}' 프로젝트의 소유권 제안을 거절했습니다.",
            _OFF_KO,
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] Your offer of “{project}” was declined",
            "{member} has declined to own the project “{project}”.",
            _OFF_EN,
        ),
    },
}

OWNERSHIP_MAILS = {
    OFFERED: MailForm(_WORDS[OFFERED], "/transfers", query="project_id", details=_UNTIL),
    WITHDRAWN: MailForm(_WORDS[WITHDRAWN]),
    ACCEPTED: MailForm(_WORDS[ACCEPTED]),
    DECLINED: MailForm(_WORDS[DECLINED]),
}
