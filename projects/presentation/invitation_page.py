"""Where the link of an invitation leads when no front end takes it; who has an account accepts in the product."""

from django.urls import path

from core.presentation.mail_page import MailPage, PageForm

_JOIN_FIELDS = """<p><label>사용자 이름 / User name<br><input name="username" required minlength="3" maxlength="30"
autocomplete="username"></label></p><p><label>비밀번호 / Password<br><input type="password" name="password" required
autocomplete="new-password" minlength="8" maxlength="128"></label></p>"""
_REASON = """<p><label>거절 사유 (선택) / Reason (optional)<br><input name="reason" maxlength="500"></label></p>"""

invitation_page = MailPage(
    "프로젝트 초대",
    "Project invitation",
    (
        PageForm(
            "/v2/invitations/preview",
            "초대 보기 / See the invitation",
            "{inviter.name} → {project.name} ({role}) {message}",
        ),
        PageForm(
            "/v2/invitations/join",
            "가입하고 참여하기 / Register and join",
            "{project.name}: 참여했습니다. / You have joined.",
            _JOIN_FIELDS,
        ),
        PageForm("/v2/invitations/decline", "거절하기 / Decline", "거절했습니다. / Declined.", _REASON),
    ),
)
urlpatterns = [path("invitations", invitation_page)]
