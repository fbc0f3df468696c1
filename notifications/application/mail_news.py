"""Whom a mail is due to gets one, with all that they have not read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID
from zoneinfo import ZoneInfo

from core.application.mail_ports import Notices
from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.language import Language
from core.domain.mail import Addressee, Mail, Passage, Section
from identity.contracts import Channel, Wishes
from notifications.application.ports import LeaveTokens, Outgoing, People, Projects, ProjectWishes
from notifications.application.wording import line_of, title_of
from notifications.domain.entry import Entry
from notifications.domain.mail_time import after_quiet
from notifications.domain.preferences import ProjectPreferences

NEWS, DIGEST = "notifications.news", "notifications.digest"
MOST_PASSAGES = 50


@dataclass(frozen=True)
class Correspondence:
    """What it takes to write to people of their news."""

    people: People
    projects: Projects
    project_wishes: ProjectWishes
    notices: Notices
    tokens: LeaveTokens

    def wanted(self, user_id: UUID, entries: Sequence[Entry], wishes: Wishes) -> tuple[list[Entry], dict[UUID, str]]:
        """Those that they want to be mailed of and may see now, and the names of projects."""
        names, own = self.projects.shown_to(user_id), self.project_wishes.of_person(user_id)
        return [entry for entry in entries if entry.project_id in names and _is_wanted(entry, wishes, own)], names


def mail_news(*, unit_of_work: UnitOfWork, outgoing: Outgoing, desk: Correspondence, clock: Clock) -> bool:
    """Whether anybody was found. The mail is owed in the transaction that settles it: it is owed once."""
    with unit_of_work(by=SYSTEM):
        now = clock()
        found = outgoing.next_due(now)
        if found is None:
            return False
        user_id, entries = found
        wishes = desk.people.wishes([user_id]).get(user_id)
        if wishes is None or wishes.addressee is None:
            _drop(entries)
        else:
            _write(user_id, entries, wishes, wishes.addressee, desk, clock)
        outgoing.settle(entries)
    return True


def _write(
    user_id: UUID, entries: Sequence[Entry], wishes: Wishes, to: Addressee, desk: Correspondence, clock: Clock
) -> None:
    """In quiet hours, which may have begun since, all waits for their end."""
    wanted, names = desk.wanted(user_id, entries, wishes)
    now = clock()
    until = after_quiet(now, wishes.quiet_hours, ZoneInfo(to.time_zone))
    if wanted and until == now:
        desk.notices.owe_whole(to, _mail(wanted, names, to.language, desk.tokens.sign(user_id)))
    kept = {entry.id for entry in wanted}
    for entry in entries:
        if entry.id not in kept:
            entry.drop_mail()
        elif until > now:
            entry.hold_mail(until)
        else:
            entry.mailed(now)


def _mail(entries: Sequence[Entry], names: Mapping[UUID, str], language: Language, token: str) -> Mail:
    told = sorted(entries[-MOST_PASSAGES:], key=lambda entry: (names[entry.project_id], entry.project_id, entry.at))
    sections = tuple(
        Section(names[project_id], tuple(_passage(entry, language) for entry in group))
        for project_id, group in groupby(told, key=lambda entry: entry.project_id)
    )
    parts = {"leave": token, "project": sections[0].heading}
    if len(entries) == 1:
        return Mail(NEWS, parts | {"title": title_of(entries[0].row(), language)}, sections)
    more = len(entries) - len(told)
    return Mail(DIGEST, parts | {"count": str(len(entries))} | ({"more": str(more)} if more else {}), sections)


def _passage(entry: Entry, language: Language) -> Passage:
    return Passage(line_of(entry.row(), language), entry.text, entry.path, entry.pictures)


def _is_wanted(entry: Entry, wishes: Wishes, own: Mapping[UUID, ProjectPreferences]) -> bool:
    chosen = own.get(entry.project_id, ProjectPreferences())
    return chosen.wants(wishes.switches, entry.kind, Channel.MAIL)


def _drop(entries: Sequence[Entry]) -> None:
    for entry in entries:
        entry.drop_mail()
