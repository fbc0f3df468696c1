"""The words of each mail of projects, in Korean and English."""

from core.domain.language import Language
from core.infrastructure.mail.words import MailForm, MailWords
from projects.application.invitation_mails import ACCEPTED, DECLINED, INVITATION, REMINDER
from projects.application.member_mail import ADDED
from projects.infrastructure.ownership_words import OWNERSHIP_MAILS

_PATH = "/invitations"
_ROLES = {
    Language.KOREAN: {"admin": "관리자", "editor": "편집자", "reviewer": "리뷰어", "viewer": "뷰어"},
    Language.ENGLISH: {"admin": "admin", "editor": "editor", "reviewer": "reviewer", "viewer": "viewer"},
}
_TERMS = {language: {"role": names} for language, names in _ROLES.items()}
_DETAILS = {
    Language.KOREAN: {"role": "역할", "until": "유효 기간"},
    Language.ENGLISH: {"role": "Role", "until": "Open until"},
}
_IGNORE_KO = "초대한 사람을 모르거나 참여하고 싶지 않다면 링크를 열어 거절하거나 이 메일을 무시해 주세요."
_IGNORE_EN = "If you do not know the sender or do not want to join, decline by the link or ignore this mail."
_OPEN_KO, _OPEN_EN = (
    "이 링크에서 초대를 확인하고 수락하거나 거절할 수 있습니다.",
    "Open this link to accept or decline.",
)

_WORDS = {
    INVITATION: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트에 초대합니다",
            "{inviter}님이 '{project}' 프로젝트에 초대했습니다.",
            _IGNORE_KO,
            _OPEN_KO,
            "초대 확인하기",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] You are invited to “{project}”",
            "{inviter} invites you to the project “{project}”.",
            _IGNORE_EN,
            _OPEN_EN,
            "See the invitation",
        ),
    },
    REMINDER: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 초대가 곧 만료됩니다",
            "{inviter}님이 보낸 '{project}' 프로젝트 초대가 곧 만료됩니다.",
            _IGNORE_KO,
            _OPEN_KO,
            "초대 확인하기",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] Your invitation to “{project}” ends soon",
            "the invitation of {inviter} to the project “{project}” ends soon.",
            _IGNORE_EN,
            _OPEN_EN,
            "See the invitation",
        ),
    },
    ADDED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 프로젝트에 추가되었습니다",
            "{inviter}님이 '{project}' 프로젝트에 멤버로 추가했습니다.",
            "원하지 않으면 언제든지 프로젝트에서 나갈 수 있습니다. 이런 메일은 알림 설정에서 끌 수 있습니다.",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] You were added to “{project}”",
            "{inviter} has added you to the project “{project}”.",
            "You can leave it whenever you like. You can switch such mails off in your preferences.",
        ),
    },
    ACCEPTED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] {invitee}님이 '{project}'에 참여했습니다",
            "{invitee}님이 초대를 수락하고 '{project}' 프로젝트에 참여했습니다.",
            "이런 메일은 알림 설정에서 끌 수 있습니다.",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] {invitee} has joined “{project}”",
            "{invitee} has accepted your invitation to the project “{project}”.",
            "You can switch such mails off in your preferences.",
        ),
    },
    DECLINED: {
        Language.KOREAN: MailWords(
            "[VideoPlanet] '{project}' 초대가 거절되었습니다",
            "{invitee}{email}님이 '{project}' 프로젝트 초대를 거절했습니다.",
            "이런 메일은 알림 설정에서 끌 수 있습니다.",
        ),
        Language.ENGLISH: MailWords(
            "[VideoPlanet] Your invitation to “{project}” was declined",
            "{invitee}{email} has declined your invitation to the project “{project}”.",
            "You can switch such mails off in your preferences.",
        ),
    },
}

MAILS = {
    INVITATION: MailForm(_WORDS[INVITATION], _PATH, _DETAILS, _TERMS, quote="message"),
    REMINDER: MailForm(_WORDS[REMINDER], _PATH, _DETAILS, _TERMS, quote="message"),
    ACCEPTED: MailForm(_WORDS[ACCEPTED]),
    DECLINED: MailForm(_WORDS[DECLINED], quote="reason"),
    ADDED: MailForm(_WORDS[ADDED], details=_DETAILS, terms=_TERMS),
    **OWNERSHIP_MAILS,
}
