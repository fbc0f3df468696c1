"""Trash, History and Offers over the fake projects."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.clock import Clock
from core.domain.email import EmailAddress
from core.domain.mail import Addressee, MailTooSoon
from core.domain.pages import CursorPage, CursorRequest, Page, PageRequest
from core.domain.retention import RETENTION, days_left, purge_at
from identity.contracts import NotificationType
from projects.application.life_read_models import ChangeRow, OfferRow, TrashedRow
from projects.contracts import ProjectStatus
from projects.domain.project import Project
from tests.core.fake_mails import FakeMailAllowance
from tests.projects.fakes import FakeProjects


@dataclass
class SetClock:
    """Says what it is set to."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


@dataclass
class FakeTrash:
    projects: FakeProjects

    def page(self, owner_id: UUID, wanted: PageRequest, now: datetime) -> Page[TrashedRow]:
        mine = [each for each in self.projects.stored.values() if each.owner_id == owner_id]
        rows = [trashed(each, each.deleted_at, now) for each in mine if each.deleted_at]
        kept = sorted((row for row in rows if row.purge_at > now), key=lambda row: row.deleted_at, reverse=True)
        return Page(tuple(kept[wanted.offset : wanted.offset + wanted.size]), len(kept))

    def due(self, now: datetime, limit: int) -> list[UUID]:
        gone = [(each.deleted_at, each.id) for each in self.projects.stored.values() if each.deleted_at]
        return [project_id for at, project_id in sorted(gone) if at <= now - RETENTION][:limit]


@dataclass
class FakeHistory:
    projects: FakeProjects

    def changes(self, project_id: UUID, wanted: CursorRequest) -> CursorPage[ChangeRow]:
        kept = enumerate(self.projects.history[project_id], start=1)
        rows = [
            ChangeRow(number, change.at, by.user_id, by.name, change.what, change.previous, change.current)
            for number, (by, change) in kept
            if wanted.after is None or number < int(wanted.after[0])
        ]
        page = tuple(reversed(rows))[: wanted.size]
        return CursorPage(page, (str(page[-1].id),) if len(rows) > wanted.size else None)


@dataclass
class FakeOffers:
    projects: FakeProjects

    def offer(self, project_id: UUID) -> OfferRow | None:
        project = self.projects.stored[project_id]
        offer = project.offer
        if offer is None:
            return None
        return OfferRow(offer.to_id, project.members[offer.to_id].name, offer.offered_at, offer.expires_at)


@dataclass
class FakePost:
    """Invitees and Notices: who can be written to, and what was; `deaf` are those who have switched mails off."""

    addresses: dict[UUID, Addressee]
    owed: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    deaf: set[UUID] = field(default_factory=set)

    def addressee(self, user_id: UUID, told_of: NotificationType | None) -> Addressee | None:
        return None if told_of and user_id in self.deaf else self.addresses.get(user_id)

    def owe(self, to: Addressee, kind: str, **parts: str) -> None:
        self.owed.append((to.address, kind, parts))


@dataclass
class FakeOfferPace:
    """OfferPace; `limits` are how many of a kind, project and address there may be within which time."""

    clock: Clock
    limits = ((1, timedelta(minutes=1)), (5, timedelta(days=1)))

    def __post_init__(self) -> None:
        self.allowance, self.spent = FakeMailAllowance(self.clock), dict[tuple[str, UUID, str], list[datetime]]()

    def of(self, kind: str, project_id: UUID) -> "FakeOfferAllowance":
        return FakeOfferAllowance(self, kind, project_id)


@dataclass
class FakeOfferAllowance:
    pace: FakeOfferPace
    kind: str
    project_id: UUID

    def spend(self, to: EmailAddress) -> None:
        self.pace.allowance.spend(to)
        now, before = self.pace.clock(), self._spent(to)
        for most, window in self.pace.limits:
            if sum(now - at < window for at in before) >= most:
                self.pace.allowance.give_back(to)
                raise MailTooSoon(int(window.total_seconds()))
        before.append(now)

    def give_back(self, to: EmailAddress) -> None:
        self.pace.allowance.give_back(to)
        self._spent(to).pop()

    def _spent(self, to: EmailAddress) -> list[datetime]:
        return self.pace.spent.setdefault((self.kind, self.project_id, to.key), [])


def trashed(project: Project, deleted_at: datetime, now: datetime) -> TrashedRow:
    details = project.details
    return TrashedRow(
        id=project.id,
        title=details.title,
        description=details.description,
        client_name=details.client_name,
        colour=details.colour,
        tags=details.tags,
        status=project.previous_status or ProjectStatus.ACTIVE,
        stage=project.stage,
        member_count=len(project.members),
        created_at=project.created_at,
        deleted_at=deleted_at,
        purge_at=purge_at(deleted_at),
        days_left=days_left(deleted_at, now),
    )
