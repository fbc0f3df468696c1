"""Façade: mails about what people have not read."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial

from core.domain.clock import Clock, utc_now
from core.infrastructure.mail.post import notices
from core.infrastructure.unit_of_work import unit_of_work
from notifications.application.end_mails import end_mails
from notifications.application.mail_news import Correspondence, mail_news
from notifications.infrastructure.leave_tokens import SignedLeaveTokens
from notifications.infrastructure.neighbours import AskedPeople, AskedProjects
from notifications.infrastructure.outgoing import DatabaseOutgoing
from notifications.infrastructure.project_wishes import DatabaseProjectWishes

MOST_AT_ONCE = 200


@dataclass(frozen=True)
class Mailing:
    """The verbs."""

    mail_news: Callable[[], bool]
    end_mails: Callable[..., None]


@cache
def mailing(clock: Clock = utc_now) -> Mailing:
    people, wishes, tokens = AskedPeople(), DatabaseProjectWishes(), SignedLeaveTokens()
    desk = Correspondence(people, AskedProjects(), wishes, notices(), tokens)
    return Mailing(
        mail_news=partial(mail_news, unit_of_work=unit_of_work, outgoing=DatabaseOutgoing(), desk=desk, clock=clock),
        end_mails=partial(end_mails, unit_of_work=unit_of_work, tokens=tokens, people=people, project_wishes=wishes),
    )


def mail_all(clock: Clock = utc_now) -> None:
    """As many as there are, up to a bound; the next time goes on."""
    for _ in range(MOST_AT_ONCE):
        if not mailing(clock).mail_news():
            return
