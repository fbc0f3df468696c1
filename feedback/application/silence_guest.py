"""Removing all that a guest wrote, an item a transaction; each of it is told as if the caller had removed it alone.

What was decided in review stays, without the words to it. Safe to repeat, and to be cut off.
"""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import JobQueue, UnitOfWork
from core.domain.clock import Clock
from feedback.application.attached import let_go
from feedback.application.block_guest import GuestTarget
from feedback.application.ports import ProjectAccess, StorageLedger
from feedback.application.round_ports import Rounds
from feedback.application.sharing_ports import Guests, GuestWriting, ItemsAnywhere
from feedback.application.talk_ports import Comments, Conversations
from feedback.domain.comment import gone_with
from feedback.domain.conversation import Conversation
from feedback.domain.guest import Guest
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True, kw_only=True)
class Silencing:
    """What it takes."""

    unit_of_work: UnitOfWork
    access: ProjectAccess
    guests: Guests
    writing: GuestWriting
    items: ItemsAnywhere
    conversations: Conversations
    comments: Comments
    rounds: Rounds
    ledger: StorageLedger
    jobs: JobQueue
    clock: Clock

    def silence(self, command: GuestTarget) -> None:
        """GuestNotFound."""
        grant, guest = self._guest(command)
        for feedback_id in self.writing.notes_of(guest.id):
            with self.unit_of_work(by=command.actor):
                self._drop_note(grant, feedback_id)
        for feedback_id in self.writing.spoken_on_by(guest.id):
            with self.unit_of_work(by=command.actor):
                self._drop_words(grant, guest, feedback_id)
        for version_id, round_id in self.writing.explained_in(guest.id):
            with self.unit_of_work(by=command.actor):
                self._drop_reasons(grant, guest, version_id, round_id)
        with self.unit_of_work(by=command.actor):
            self.writing.unsay_summaries(guest.id)
            guest = self.guests.of_link(grant.project_id, command.link_id, command.guest_id)
            guest.silence()
            self.guests.save(guest)

    def _guest(self, command: GuestTarget) -> tuple[ProjectGrant, Guest]:
        with self.unit_of_work(by=command.actor):
            grant = self.access.require(command.actor, command.project_id, Capability.INVITE)
            return grant, self.guests.of_link(grant.project_id, command.link_id, command.guest_id)

    def _drop_note(self, grant: ProjectGrant, feedback_id: UUID) -> None:
        found = self.items.anywhere(grant.project_id, feedback_id)
        if found is None:
            return
        item, is_in_trash = found
        let_go(grant.project_id, item.id, item.attachments, ledger=self.ledger, jobs=self.jobs)
        if is_in_trash:
            self.items.drop(item)
        else:
            item.delete()
            self.items.remove(item)

    def _drop_words(self, grant: ProjectGrant, guest: Guest, feedback_id: UUID) -> None:
        found = self.conversations.anywhere(grant.project_id, feedback_id)
        if found is None:
            return
        conversation, is_in_trash = found
        self._drop_reactions(conversation, guest)
        self._drop_comments(conversation, guest)
        if is_in_trash:
            conversation.facts.clear()
        self.conversations.save(conversation)

    def _drop_reasons(self, grant: ProjectGrant, guest: Guest, version_id: UUID, round_id: UUID) -> None:
        review = self.rounds.get(grant.project_id, version_id, round_id)
        if review is not None:
            review.unsay(guest.id, self.clock())
            self.writing.unsay_reasons(guest.id, round_id)
            self.rounds.save(review)

    def _drop_reactions(self, conversation: Conversation, guest: Guest) -> None:
        for comment_id in self.writing.reacted_to_by(guest.id, conversation.feedback_id):
            seen = self.comments.seen_by(guest.id, conversation.feedback_id, comment_id)
            if seen is not None and seen[1] is not None:
                (comment, previous), now = seen, self.clock()
                conversation.note(comment, by=guest.author, previous=previous, kind=None, now=now)
                self.comments.keep_reaction(comment, guest.author, None, now)

    def _drop_comments(self, conversation: Conversation, guest: Guest) -> None:
        """The last first, so that as few as possible leave a place behind."""
        for comment_id in self.writing.said_by(guest.id, conversation.feedback_id):
            line = self.comments.line(conversation.feedback_id, comment_id)
            if not line or line[0].deleted_at is not None:
                continue
            gone = gone_with(line)
            conversation.lose(line[0], gone, self.clock())
            if gone:
                self.comments.remove(gone)
            else:
                self.comments.save(line[0])
