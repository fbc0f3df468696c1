"""What telling people of the review loop needs, in memory."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from feedback.application.concern_ports import DueItem, ToldComment, ToldItem
from feedback.application.news import title_of
from feedback.contracts import UNRESOLVED, Author
from feedback.domain.comment import Comment
from feedback.domain.feedback_item import FeedbackItem
from identity.contracts import NotificationType
from notifications.contracts import EntryActor, News
from projects.contracts import Capability
from tests.feedback.fake_sharing import FakeGuests
from tests.feedback.fakes import FakeItems
from tests.feedback.round_fakes import FakeRounds
from tests.feedback.talk_fakes import FakeComments


@dataclass
class FakeConcerns:
    """ConcernReads over the rows of the fake repositories."""

    items: FakeItems
    comments: FakeComments
    rounds: FakeRounds = field(default_factory=FakeRounds)
    guests: FakeGuests = field(default_factory=FakeGuests)

    def item(self, project_id: UUID, feedback_id: UUID) -> ToldItem | None:
        row = self.items.get(project_id, feedback_id)
        return None if row is None else _told(row)

    def comment(self, feedback_id: UUID, comment_id: UUID) -> ToldComment | None:
        row = self.comments.get(feedback_id, comment_id)
        if row is None or row.deleted_at is not None:
            return None
        return ToldComment(
            id=row.id,
            text=row.text,
            author=row.author,
            is_reply=row.parent_id is not None,
            mentions=row.mentions,
            partners=self._partners(row),
        )

    def mover(self, feedback_id: UUID, at: datetime) -> Author | None:
        moves = [move for item_id, move in self.items.history if item_id == feedback_id and _is_then(move.at, at)]
        return max(moves, key=lambda move: move.at).by if moves else None

    def changers(self, feedback_id: UUID, at: datetime) -> Mapping[str, Author]:
        changes = (change for item_id, change in self.items.changes if item_id == feedback_id)
        return {change.field: change.by for change in changes if _is_then(change.at, at)}

    def has_reacted(self, comment_id: UUID, user_id: UUID) -> bool:
        return (comment_id, user_id) in self.comments.kept_reactions

    def guest(self, guest_id: UUID) -> Author | None:
        found = self.guests.kept.get(guest_id)
        return None if found is None else found.author

    def asked(self, video_id: UUID, number: int) -> frozenset[UUID]:
        open_rounds = [row for row in self.rounds.rows.values() if row.is_open and row.place.video_id == video_id]
        reaching = [row for row in open_rounds if row.place.version_number <= number]
        latest = max(reaching, key=lambda row: row.place.version_number, default=None)
        people = (each.person for each in latest.reviewers) if latest else ()
        return frozenset(person.id for person in people if not person.is_guest)

    def due(self, days: Collection[date]) -> Iterator[DueItem]:
        shown = [row for row in self.items.rows.values() if row.id not in self.items.hidden]
        for row in sorted(shown, key=lambda row: (row.note.due_date or date.max, row.id)):
            if row.note.due_date in days and row.status in UNRESOLVED:
                yield DueItem(_told(row), row.note.due_date)

    def _partners(self, comment: Comment) -> frozenset[UUID]:
        if comment.parent_id is None:
            return frozenset()
        there = [row for row in self.comments.rows.values() if row.feedback_id == comment.feedback_id]
        said = [row for row in there if row.deleted_at is None and row.created_at <= comment.created_at]
        people = {row.author.id for row in said if self._root(row) == self._root(comment) and row.id != comment.id}
        return frozenset(people - {comment.author.id})

    def _root(self, comment: Comment) -> UUID:
        return comment.id if comment.parent_id is None else self._root(self.comments.rows[comment.parent_id])


def _told(row: FeedbackItem) -> ToldItem:
    return ToldItem(
        id=row.id,
        project_id=row.project_id,
        video_id=row.footage.video_id,
        version_id=row.footage.version_id,
        title=title_of(row.note.title, row.note.text, row.footage.video_title),
        text=row.note.text,
        author=row.author,
        assignee=row.note.assignee,
        mentions=row.note.mentions,
    )


def _is_then(moment: datetime, at: datetime) -> bool:
    return at <= moment < at + timedelta(milliseconds=1)


@dataclass
class FakeHeralds:
    """Heralds whose people hear of everything that is told; inboxes are held once, before the first news."""

    held: frozenset[UUID] | None = None
    news: list[tuple[News, UUID]] = field(default_factory=list)
    heard: dict[UUID, set[UUID]] = field(default_factory=dict)
    taken_back: set[UUID] = field(default_factory=set)
    undone: list[tuple[NotificationType, UUID, UUID]] = field(default_factory=list)
    renamed: list[EntryActor] = field(default_factory=list)

    def hold(self, user_ids: Collection[UUID]) -> None:
        assert self.held is None, "inboxes are held at once"
        self.held = frozenset(user_ids)

    def tell(self, news: News, delivery_id: UUID) -> None:
        assert self.held is not None or not self.news, "who tells of several things holds all inboxes first"
        people = set(news.recipients) - {news.actor_id}
        assert self.held is None or people <= self.held, "who is told was held before"
        self.news.append((news, delivery_id))
        self.heard.setdefault(delivery_id, set()).update(people)

    def told(self, delivery_ids: Collection[UUID]) -> Mapping[UUID, set[UUID]]:
        return {each: set(self.heard.get(each, ())) for each in delivery_ids}

    def take_back(self, ids: Collection[UUID]) -> None:
        self.taken_back |= set(ids)

    def undo(self, kind: NotificationType, subject_id: UUID, actor_id: UUID) -> None:
        self.undone.append((kind, subject_id, actor_id))

    def rename_actor(self, actor: EntryActor) -> None:
        self.renamed.append(actor)

    def told_to(self) -> list[tuple[NotificationType, set[UUID]]]:
        """Of what who was told, in order; where nobody is left, of nothing."""
        told = [(news.kind, set(news.recipients) - {news.actor_id}) for news, _ in self.news]
        return [(kind, people) for kind, people in told if people]


@dataclass
class FakeTeam:
    """Ids of members; `approvers` are those of them who may approve."""

    members: tuple[UUID, ...] = ()
    approvers: frozenset[UUID] = frozenset()

    def member_ids(self, project_id: UUID) -> tuple[UUID, ...]:
        return self.members

    def members_allowed(self, project_id: UUID, capability: Capability) -> Mapping[UUID, str]:
        allowed = self.approvers if capability is Capability.APPROVE else self.members
        return {user_id: "이름" for user_id in self.members if user_id in allowed}
