"""Where the mail about an offered ownership leads when no front end takes it."""

from core.presentation.mail_page import LOG_IN, MailPage, PageFact, PageForm, PageStep
from projects.presentation.invitation_page import LOG_IN_FIELDS

_PROJECT = "/v2/projects/{project_id}"
_MINE = {"to.id": "{user.id}"}

transfer_page = MailPage(
    "프로젝트 소유권 제안",
    "You are offered a project",
    (
        PageForm(
            (LOG_IN, PageStep("GET", f"{_PROJECT}/transfer"), PageStep("GET", _PROJECT)),
            "로그인하고 제안 보기 / Sign in and see the offer",
            fields=LOG_IN_FIELDS,
            opens=True,
        ),
        PageForm(
            (PageStep("POST", f"{_PROJECT}/transfer/accept"),),
            "소유권 받기 / Take the project over",
            "‘{name}’ 프로젝트의 소유자가 되었습니다. / You own the project now.",
            when=_MINE,
        ),
        PageForm(
            (PageStep("DELETE", f"{_PROJECT}/transfer"),),
            "거절하기 / Decline",
            "제안을 거절했습니다. / You have declined.",
            ask="소유권 제안을 거절할까요? / Decline to own the project?",
            when=_MINE,
        ),
    ),
    facts=(
        PageFact("name", "프로젝트 / Project"),
        PageFact("owner.name", "지금 소유자 / Owner now"),
        PageFact("to.name", "제안받은 사람 / Offered to"),
        PageFact("expires_at", "수락 기한 / Open until", is_time=True),
    ),
)
