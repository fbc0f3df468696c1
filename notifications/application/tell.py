"""People are told of something, each as they want to be."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.clock import Clock
from core.domain.ids import new_id
from identity.contracts import Channel, Wishes
from notifications.application.ports import Inboxes, People, Projects, ProjectWishes
from notifications.contracts import News
from notifications.domain.entry import Entry
from notifications.domain.mail_time import due_at
from notifications.domain.preferences import ProjectPreferences

Wanted = dict[UUID, tuple[bool, Wishes | None]]


def tell(
    news: News,
    delivery_id: UUID,
    *,
    projects: Projects,
    people: People,
    project_wishes: ProjectWishes,
    inboxes: Inboxes,
    clock: Clock,
) -> None:
    """Inside the running unit of work. Of one delivery everybody hears once, so the weightiest news is told first."""
    wishes = people.wishes(set(news.recipients) - {news.actor_id})
    if not wishes:
        return
    # Whoever leaves the project waits for the inbox before its entries go, so nobody is told who has left by now.
    inboxes.hold(wishes)
    reachable = projects.reachable(news.project_id, wishes)
    own = project_wishes.of(news.project_id, reachable)
    wanted = dict(_wanted(news, {user_id: wishes[user_id] for user_id in reachable}, own))
    untold = inboxes.untold(wanted, delivery_id)
    unread = inboxes.unread_about(untold, news.kind, news.subject_id)
    now = clock()
    inboxes.save([_entry(news, user_id, unread.get(user_id), wanted[user_id], now) for user_id in sorted(untold)])


def _wanted(
    news: News, wishes: Mapping[UUID, Wishes], own: Mapping[UUID, ProjectPreferences]
) -> Iterator[tuple[UUID, tuple[bool, Wishes | None]]]:
    """Who wants to hear of it: whether in the inbox, and by whose wishes in a mail."""
    for user_id, general in wishes.items():
        chosen = own.get(user_id, ProjectPreferences())
        in_app = chosen.wants(general.switches, news.kind, Channel.IN_APP)
        by_mail = news.is_mailed and chosen.wants(general.switches, news.kind, Channel.MAIL)
        mailed = general if by_mail and general.addressee is not None else None
        if in_app or mailed is not None:
            yield user_id, (in_app, mailed)


def _entry(news: News, user_id: UUID, unread: Entry | None, wanted: tuple[bool, Wishes | None], now: datetime) -> Entry:
    in_app, mailed = wanted
    if unread is None:
        entry = Entry.begin(new_id(), user_id, news, now, is_shown=in_app)
    else:
        entry = unread
        entry.gather(news, now, is_shown=in_app)
    if mailed is not None and mailed.addressee is not None:
        entry.owe_mail(due_at(now, mailed.digest, mailed.quiet_hours, ZoneInfo(mailed.addressee.time_zone)))
    return entry
