"""PauseNotices over identity's people, the projects' titles and the kernel's mails."""

from collections.abc import Collection
from uuid import UUID

from core.application.mail_ports import Notices
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability
from webhooks.contracts import PauseReason
from webhooks.domain.webhook import Webhook

PAUSED = "webhooks.paused"


class MailedPauseNotices:
    """It concerns nobody else's data and stops what was set up, so no preference switches it off."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices

    def __call__(self, hook: Webhook) -> None:
        title = projects.titles([hook.project_id]).get(hook.project_id)
        if title is None or hook.pause_reason is None:
            return
        parts = {"project": title, "host": hook.terms.host, "description": hook.terms.description}
        for to in identity.addressees(_concerned(hook)).values():
            self._notices.owe(to, PAUSED, reason=hook.pause_reason.value, **parts)


def _concerned(hook: Webhook) -> Collection[UUID]:
    """Whose it is; where that may not be, those who may take it over."""
    if hook.pause_reason is not PauseReason.KEEPER_LEFT:
        return (hook.keeper.id,)
    return projects.members_allowed(hook.project_id, Capability.INVITE).keys() - {hook.keeper.id}
