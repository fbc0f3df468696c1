"""Where the link of an invitation leads when no front end takes it."""

from core.presentation.mail_page import LOG_IN, MailPage, PageFact, PageField, PageForm, PageStep

PASSWORD = {"type": "password", "required": "", "maxlength": "128"}
LOG_IN_FIELDS = (
    PageField("email", "이메일 / E-mail", {"type": "email", "required": "", "autocomplete": "username"}, known="email"),
    PageField("password", "비밀번호 / Password", {**PASSWORD, "autocomplete": "current-password"}),
)
# The documents as whoever joins here agrees to them.
_CONSENT = {"type": "checkbox", "required": "", "value": "1"}
_JOIN_FIELDS = (
    PageField("name", "이름 / Name", {"required": "", "maxlength": "50", "autocomplete": "name"}),
    PageField(
        "username",
        "사용자 이름 (3자 이상) / User name",
        {"required": "", "minlength": "3", "maxlength": "30", "autocomplete": "username"},
    ),
    PageField(
        "password",
        "비밀번호 (8자 이상) / Password",
        {**PASSWORD, "minlength": "8", "autocomplete": "new-password"},
    ),
    PageField("consents.terms", "이용약관에 동의합니다. / I agree to the terms.", _CONSENT),
    PageField("consents.privacy", "개인정보 처리에 동의합니다. / I agree to the privacy policy.", _CONSENT),
)
_JOINING = ("token", *(field.name for field in _JOIN_FIELDS))
_REASON = PageField("reason", "거절 사유 (선택) / Reason (optional)", {"maxlength": "500"})
_ROLES = {
    "admin": "관리자 / admin",
    "editor": "편집자 / editor",
    "reviewer": "리뷰어 / reviewer",
    "viewer": "뷰어 / viewer",
}
_BY_MAIL: dict[str, object] = {"kind": "email", "project_status": "active"}
_OPEN: dict[str, object] = {"kind": "email", "status": "viewed"}
_JOINED = "‘{project.name}’ 프로젝트에 참여했습니다. / You have joined the project."
_ACCEPT = (LOG_IN, PageStep("POST", "/v2/invitations/accept", ("token",)))

invitation_page = MailPage(
    "프로젝트 초대",
    "Project invitation",
    (
        PageForm(
            (PageStep("POST", "/v2/invitations/preview", ("token",)),), "초대 보기 / See the invitation", opens=True
        ),
        PageForm(
            _ACCEPT,
            "로그인하고 수락하기 / Sign in and accept",
            _JOINED,
            LOG_IN_FIELDS,
            when={**_BY_MAIL, "has_account": True},
        ),
        PageForm(
            _ACCEPT,
            "로그인하고 참여하기 / Sign in and join",
            _JOINED,
            LOG_IN_FIELDS,
            when={"kind": "link", "project_status": "active"},
        ),
        PageForm(
            (PageStep("POST", "/v2/invitations/join", _JOINING),),
            "가입하고 참여하기 / Register and join",
            _JOINED,
            _JOIN_FIELDS,
            when={**_BY_MAIL, **_OPEN, "has_account": False},
        ),
        PageForm(
            (PageStep("POST", "/v2/invitations/decline", ("token", "reason")),),
            "거절하기 / Decline",
            "초대를 거절했습니다. / You have declined.",
            (_REASON,),
            ask="초대를 거절할까요? / Decline this invitation?",
            when=_OPEN,
        ),
    ),
    facts=(
        PageFact("project.name", "프로젝트 / Project"),
        PageFact("inviter.name", "초대한 사람 / Invited by"),
        PageFact("role", "역할 / Role", terms=_ROLES),
        PageFact("email", "초대받은 이메일 / Invited address"),
        PageFact("expires_at", "수락 기한 / Open until", is_time=True),
        PageFact("message", "메시지 / Message"),
    ),
    notes=(
        (
            {"kind": "link"},
            "초대 링크로 참여하려면 먼저 계정이 있어야 합니다. 계정이 없다면 가입한 뒤 이 링크를 다시 열어 주세요. / "
            "You need an account to join by a link. Without one, register first and open this link again.",
        ),
        (
            {"status": "accepted"},
            "이미 수락된 초대입니다. / This invitation was accepted already.",
        ),
        (
            {"project_status": "archived"},
            "보관된 프로젝트라 지금은 참여할 수 없습니다. / The project is archived; nobody can join it now.",
        ),
    ),
)
