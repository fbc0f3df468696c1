"""Share links, guests and their sessions in memory; copies go in and come out."""

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from core.domain.events import Event
from feedback.application.guest_sessions import SESSION_LIFE
from feedback.application.sharing_read_models import GuestPass, GuestStanding, ShareDoor
from feedback.domain.comment import Comment
from feedback.domain.guest import Guest
from feedback.domain.review_round import ReviewRound
from feedback.domain.share_link import ShareLink, ShareTarget
from feedback.domain.sharing_refusals import GuestNotFound, ShareLinkNotFound
from tests.feedback.fakes import FakeItems
from tests.feedback.round_fakes import FakeFinishes, FakeRounds
from tests.feedback.talk_fakes import FakeComments


@dataclass
class FakeShareLinks:
    """`targets` are the videos and versions that are there."""

    told: list[Event] = field(default_factory=list)
    targets: set[ShareTarget] = field(default_factory=set)
    kept: dict[UUID, ShareLink] = field(default_factory=dict)

    def is_there(self, target: ShareTarget) -> bool:
        return target in self.targets

    def add(self, link: ShareLink) -> None:
        self.save(link)

    def count_open(self, project_id: UUID, now: datetime) -> int:
        return sum(
            link.target.project_id == project_id
            and link.revoked_at is None
            and (link.terms.expires_at is None or link.terms.expires_at > now)
            for link in self.kept.values()
        )

    def get(self, project_id: UUID, link_id: UUID) -> ShareLink:
        link = self.kept.get(link_id)
        if link is None or link.target.project_id != project_id:
            raise ShareLinkNotFound
        return deepcopy(link)

    def save(self, link: ShareLink) -> None:
        self.told += link.facts
        link.facts.clear()
        self.kept[link.id] = deepcopy(link)


@dataclass
class FakeGuests:
    told: list[Event] = field(default_factory=list)
    kept: dict[UUID, Guest] = field(default_factory=dict)

    def add(self, guest: Guest) -> None:
        self.kept[guest.id] = deepcopy(guest)

    def get(self, guest_id: UUID) -> Guest:
        if guest_id not in self.kept:
            raise GuestNotFound
        return deepcopy(self.kept[guest_id])

    def of_link(self, project_id: UUID, link_id: UUID, guest_id: UUID) -> Guest:
        guest = self.get(guest_id)
        if (guest.project_id, guest.link_id) != (project_id, link_id):
            raise GuestNotFound
        return guest

    def save(self, guest: Guest) -> None:
        self.told += guest.facts
        guest.facts.clear()
        self.add(guest)


@dataclass
class _Session:
    guest_id: UUID
    refresh_hash: str
    last_used_at: datetime
    ended_at: datetime | None = None


@dataclass
class FakeGuestSessions:
    """`seen` is the version that the link of a guest shows."""

    links: FakeShareLinks
    guests: FakeGuests
    seen: dict[UUID, UUID] = field(default_factory=dict)
    kept: dict[UUID, _Session] = field(default_factory=dict)

    def open(self, session_id: UUID, guest_id: UUID, refresh_hash: str, now: datetime) -> None:
        self.kept[session_id] = _Session(guest_id, refresh_hash, now)

    def go_on(self, refresh_hash: str, now: datetime) -> GuestPass | None:
        for session_id, session in self.kept.items():
            if session.refresh_hash == refresh_hash and self._stands(session, now):
                session.last_used_at = now
                guest = self.guests.kept[session.guest_id] = replace(
                    self.guests.get(session.guest_id), last_seen_at=now
                )
                video_id = self.links.kept[guest.link_id].target.video_id
                return GuestPass(
                    project_id=guest.project_id,
                    link_id=guest.link_id,
                    video_id=video_id,
                    guest_id=guest.id,
                    session_id=session_id,
                    until=now,
                )
        return None

    def standing(self, session_id: UUID, guest_id: UUID, now: datetime) -> GuestStanding | None:
        session = self.kept.get(session_id)
        if session is None or session.guest_id != guest_id or not self._stands(session, now):
            return None
        guest = self.guests.get(guest_id)
        link = self.links.kept[guest.link_id]
        return GuestStanding(
            project_id=guest.project_id,
            link_id=link.id,
            video_id=link.target.video_id,
            version_id=self.seen.get(link.id),
            is_newest=link.target.version_id is None,
            guest_id=guest.id,
            name=guest.name,
            rights=link.terms.rights,
        )

    def standing_of(self, sessions: list[tuple[UUID, UUID]], now: datetime) -> set[tuple[UUID, UUID]]:
        return {each for each in sessions if self.standing(each[1], each[0], now)}

    def end_of_guest(self, guest_id: UUID, now: datetime) -> None:
        self._end(lambda session: session.guest_id == guest_id, now)

    def end_of_link(self, link_id: UUID, now: datetime) -> None:
        self._end(lambda session: self.guests.get(session.guest_id).link_id == link_id, now)

    def sweep(self, unused_since: datetime, limit: int) -> int:
        idle = [key for key, session in self.kept.items() if session.last_used_at < unused_since][:limit]
        for key in idle:
            del self.kept[key]
        return len(idle)

    def _end(self, is_meant: Callable[[_Session], bool], now: datetime) -> None:
        for session in self.kept.values():
            if is_meant(session) and session.ended_at is None:
                session.ended_at = now

    def _stands(self, session: _Session, now: datetime) -> bool:
        guest = self.guests.get(session.guest_id)
        link = self.links.kept[guest.link_id]
        is_over = link.terms.expires_at is not None and now >= link.terms.expires_at
        is_out = guest.blocked_at or guest.left_at or link.revoked_at or is_over or session.ended_at
        return not is_out and session.last_used_at > now - SESSION_LIFE


@dataclass
class FakeDoors:
    """SharingReads, as far as one who comes in asks: what a token leads to, over the links of another fake."""

    links: FakeShareLinks
    seen: UUID | None

    def door(self, token_hash: str) -> ShareDoor | None:
        link = next((each for each in self.links.kept.values() if each.token_hash == token_hash), None)
        return link and ShareDoor(
            link_id=link.id,
            project_id=link.target.project_id,
            video_id=link.target.video_id,
            version_id=self.seen,
            video_title="1차 편집본",
            rights=link.terms.rights,
            expires_at=link.terms.expires_at,
            revoked_at=link.revoked_at,
            password_hash=link.terms.password_hash,
            is_newest=link.target.version_id is None,
        )


@dataclass
class FakeLinkUses:
    """Counters by link and what is counted."""

    counted: Counter[tuple[UUID, str]] = field(default_factory=Counter)

    def count(self, link_id: UUID, now: datetime, **changes: int) -> int:
        for what, number in changes.items():
            self.counted[link_id, what] += number
        return self.counted[link_id, "guests"]

    def count_by(self, link_id: UUID, guest_id: UUID, now: datetime, what: str) -> None:
        self.count(link_id, now, **{what: 1})


@dataclass
class FakeGuestWriting:
    """Over the rows of the fake repositories."""

    items: FakeItems
    comments: FakeComments
    rounds: FakeRounds
    finishes: FakeFinishes

    def notes_of(self, guest_id: UUID) -> list[UUID]:
        return sorted(item.id for item in self.items.rows.values() if item.author.id == guest_id)

    def spoken_on_by(self, guest_id: UUID) -> list[UUID]:
        said = {row.feedback_id for row in self._said(guest_id)}
        reacted = {self.comments.rows[comment].feedback_id for comment, who in self._reacted() if who == guest_id}
        return sorted(said | reacted)

    def said_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        said = [row for row in self._said(guest_id) if row.feedback_id == feedback_id]
        return [row.id for row in sorted(said, key=lambda row: (row.created_at, row.id), reverse=True)]

    def reacted_to_by(self, guest_id: UUID, feedback_id: UUID) -> list[UUID]:
        reacted = [comment for comment, who in self._reacted() if who == guest_id]
        return sorted(comment for comment in reacted if self.comments.rows[comment].feedback_id == feedback_id)

    def explained_in(self, guest_id: UUID) -> list[tuple[UUID, UUID]]:
        def explained(review: ReviewRound) -> bool:
            now = any(each.person.id == guest_id and each.note for each in review.reviewers)
            given = self.rounds.given.get(review.id, [])
            return now or any(each.reviewer.id == guest_id and each.note for each in given)

        found = (review for review in self.rounds.rows.values() if explained(review))
        return sorted((review.place.version_id, review.id) for review in found)

    def unsay_reasons(self, guest_id: UUID, round_id: UUID) -> None:
        given = self.rounds.given.get(round_id, [])
        self.rounds.given[round_id] = [
            replace(each, note="") if each.reviewer.id == guest_id else each for each in given
        ]

    def unsay_summaries(self, guest_id: UUID) -> None:
        for finish in self.finishes.rows.values():
            finish.summary = "" if finish.reviewer.id == guest_id else finish.summary

    def _said(self, guest_id: UUID) -> list[Comment]:
        rows = self.comments.rows.values()
        return [row for row in rows if row.author.id == guest_id and row.deleted_at is None]

    def _reacted(self) -> list[tuple[UUID, UUID]]:
        return list(self.comments.kept_reactions)
