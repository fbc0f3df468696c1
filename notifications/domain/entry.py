"""An entry of somebody's inbox: news of one kind about one thing, gathered until it is read."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from notifications.contracts import LONGEST_SUBJECT, EntryActor, EntryRow, News, NotificationType

MOST_ACTORS, ACTORS_SHOWN = 100, 3
MOST_PICTURES, MOST_SOURCES = 12, 100
# Of whatever says no more than that there is one more of it, one mail is enough until the entry is read.
_MAILED_ONCE = frozenset({NotificationType.REACTION})


@dataclass
class Entry:
    """`actors` are those who acted, `sources` the things that were said, the last one first.

    `is_shown` is False where only a mail is wanted, `is_away` True while nobody can see the project, `mail_due_at` set
    while a mail is owed.
    """

    id: UUID
    recipient_id: UUID
    project_id: UUID
    kind: NotificationType
    what: str
    subject_id: UUID
    subject: str
    text: str
    path: str
    at: datetime
    created_at: datetime
    actors: tuple[EntryActor, ...] = ()
    count: int = 1
    pictures: tuple[str, ...] = ()
    read_at: datetime | None = None
    is_shown: bool = True
    is_away: bool = False
    mail_due_at: datetime | None = None
    mailed_at: datetime | None = None
    thread_id: UUID | None = None
    sources: tuple[UUID, ...] = ()
    is_new: bool = field(default=False, compare=False)

    @classmethod
    def begin(cls, entry_id: UUID, recipient_id: UUID, news: News, now: datetime, *, is_shown: bool) -> "Entry":
        now = as_told(now)
        return cls(
            id=entry_id,
            recipient_id=recipient_id,
            project_id=news.project_id,
            kind=news.kind,
            what=news.what,
            subject_id=news.subject_id,
            subject=shortened(news.subject, LONGEST_SUBJECT),
            text=shortened(news.text, news.longest_text),
            path=news.path,
            at=now,
            created_at=now,
            actors=_actors(news),
            pictures=news.pictures[:MOST_PICTURES],
            is_shown=is_shown,
            thread_id=news.thread_id,
            sources=_sources(news),
            is_new=True,
        )

    def gather(self, news: News, now: datetime, *, is_shown: bool) -> None:
        """One more of the same; somebody who reacts again is not one more."""
        acting = _actors(news)
        if news.kind is not NotificationType.REACTION or not set(acting) <= set(self.actors):
            self.count += 1
        others = tuple(actor for actor in self.actors if actor.id not in {each.id for each in acting})
        self.actors = (acting + others)[:MOST_ACTORS]
        self.what, self.path, self.at = news.what, news.path, max(as_told(now), self.at)
        self.subject, self.text = shortened(news.subject, LONGEST_SUBJECT), shortened(news.text, news.longest_text)
        self.pictures = news.pictures[:MOST_PICTURES] or self.pictures
        self.is_shown = self.is_shown or is_shown
        self.thread_id = news.thread_id
        self.sources = (_sources(news) + self.sources)[:MOST_SOURCES]

    def owe_mail(self, due_at: datetime) -> None:
        """By then, or sooner where one is owed already."""
        if self.mailed_at is not None and self.kind in _MAILED_ONCE:
            return
        self.mail_due_at = min(due_at, self.mail_due_at or due_at)

    def mailed(self, now: datetime) -> None:
        self.mailed_at, self.mail_due_at = now, None

    def drop_mail(self) -> None:
        """Nobody wants it any more."""
        self.mail_due_at = None

    def hold_mail(self, until: datetime) -> None:
        self.mail_due_at = until

    @property
    def has_had_its_time(self) -> bool:
        """Whether it was for a mail alone, which is owed no more."""
        return not self.is_shown and self.mail_due_at is None

    def without(self, ids: Collection[UUID]) -> bool:
        """What these name is gone, and what was said with it; whether anything is left."""
        if not {self.subject_id, self.thread_id}.isdisjoint(ids):
            return False
        left = tuple(source for source in self.sources if source not in ids)
        self.count -= len(self.sources) - len(left)
        if left[:1] != self.sources[:1]:
            self.text = ""
        self.sources = left
        return self.count > 0

    def undone_by(self, actor_id: UUID) -> bool:
        """Who acted has not after all; whether anybody is left who did."""
        self.actors = tuple(actor for actor in self.actors if actor.id != actor_id)
        self.count = max(self.count - 1, 1)
        return bool(self.actors)

    def read(self, now: datetime) -> bool:
        """Whether it was unread; what was read is not mailed."""
        if self.read_at is not None:
            return False
        self.read_at, self.mail_due_at = as_told(now), None
        return True

    def row(self) -> EntryRow:
        return EntryRow(
            id=self.id,
            project_id=self.project_id,
            type=self.kind,
            what=self.what,
            subject_id=self.subject_id,
            subject=self.subject,
            text=self.text,
            path=self.path,
            actors=self.actors[:ACTORS_SHOWN],
            actor_count=len(self.actors),
            count=self.count,
            picture_count=len(self.pictures),
            at=self.at,
            created_at=self.created_at,
            read_at=self.read_at,
        )

    def copy(self) -> "Entry":
        return replace(self)


def as_told(moment: datetime) -> datetime:
    """To the millisecond, so that "up to this entry", told back to us, takes it in."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _sources(news: News) -> tuple[UUID, ...]:
    return (news.source_id,) if news.source_id else ()


def _actors(news: News) -> tuple[EntryActor, ...]:
    return (EntryActor(news.actor_id, news.actor_name, news.actor_is_guest),) if news.actor_id else ()
