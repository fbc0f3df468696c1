"""The mail to whom a project is offered."""

from zoneinfo import ZoneInfo

from core.application.mail_ports import Notices
from core.domain.mail import Addressee
from projects.domain.ownership import OwnershipOffer
from projects.domain.project import Project

OFFERED = "projects.ownership_offered"


def owe_offer(to: Addressee, project: Project, offer: OwnershipOffer, notices: Notices) -> None:
    until = offer.expires_at.astimezone(ZoneInfo(to.time_zone))
    parts = {
        "project": project.details.title,
        "owner": project.members[project.owner_id].name,
        "until": f"{until:%Y-%m-%d %H:%M} ({to.time_zone})",
    }
    notices.owe(to, OFFERED, **parts)
