"""Mails about invitations: to whom, of which kind, with which parts."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from core.application.mail_ports import Notices
from core.domain.mail import Addressee
from projects.domain.invitation import Invitation
from projects.domain.project import Project

INVITATION, REMINDER = "projects.invitation", "projects.invitation_reminder"
ACCEPTED, DECLINED = "projects.invitation_accepted", "projects.invitation_declined"
ZONE = "Asia/Seoul"


def owe_invitations(
    project: Project, sent: Sequence[tuple[Invitation, str]], notices: Notices, kind: str = INVITATION
) -> None:
    """Each with its token, which is in this mail alone."""
    mails = [
        (Addressee(invitation.email, invitation.language), _parts(project, invitation) | {"token": token})
        for invitation, token in sent
    ]
    notices.owe_all(kind, mails)


def _parts(project: Project, invitation: Invitation) -> dict[str, str]:
    return {
        "project": project.details.title,
        "inviter": invitation.inviter_name,
        "role": invitation.role.value,
        "until": _told(invitation.expires_at),
        "message": invitation.message,
    }


def _told(moment: datetime) -> str:
    return f"{moment.astimezone(ZoneInfo(ZONE)):%Y-%m-%d %H:%M} ({ZONE})"
