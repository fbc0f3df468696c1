"""PauseNotices over identity's people, the projects' titles and the kernel's mails."""

from urllib.parse import urlsplit

from core.application.mail_ports import Notices
from identity import api as identity
from projects import api as projects
from webhooks.domain.webhook import Webhook

PAUSED = "webhooks.paused"


class MailedPauseNotices:
    """It concerns nobody else's data and stops what the person has set up, so no preference switches it off."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices

    def __call__(self, hook: Webhook) -> None:
        to = identity.addressee(hook.keeper.id, None)
        title = projects.titles([hook.project_id]).get(hook.project_id)
        if to is None or title is None or hook.pause_reason is None:
            return
        # Never the whole address: what follows the host may be a secret.
        host = urlsplit(hook.terms.url).hostname or ""
        parts = {"project": title, "host": host, "description": hook.terms.description}
        self._notices.owe(to, PAUSED, reason=hook.pause_reason.value, **parts)
