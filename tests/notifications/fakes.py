"""Fakes of the ports of notifications; they copy in and out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import NotFound
from identity.contracts import Channel, NotificationType, Wishes
from notifications.application.read_models import Reading
from notifications.domain.entry import Entry
from notifications.domain.preferences import ProjectPreferences
from projects.contracts import Capability, ProjectGrant, Role

__all__ = ["FakeInboxes", "FakeOutgoing", "FakePeople", "FakeProjectWishes", "FakeProjects", "FakeTokens"]


@dataclass
class FakeInboxes:
    """Inboxes over entries in memory; `held` are those that were locked, `pushed` what their people were told."""

    entries: dict[UUID, Entry] = field(default_factory=dict)
    heard: set[tuple[UUID, UUID]] = field(default_factory=set)
    held: set[UUID] = field(default_factory=set)
    pushed: list[tuple[UUID, str, int]] = field(default_factory=list)

    def hold(self, user_ids: Collection[UUID]) -> None:
        self.held |= set(user_ids)

    def untold(self, user_ids: Collection[UUID], delivery_id: UUID) -> set[UUID]:
        assert set(user_ids) <= self.held, "an inbox is held before it is written to"
        untold = {user_id for user_id in user_ids if (user_id, delivery_id) not in self.heard}
        self.heard |= {(user_id, delivery_id) for user_id in untold}
        return untold

    def told(self, delivery_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
        return {each: {user_id for user_id, told in self.heard if told == each} for each in delivery_ids}

    def unread_about(self, user_ids: Collection[UUID], kind: NotificationType, subject_id: UUID) -> dict[UUID, Entry]:
        return {
            entry.recipient_id: entry.copy()
            for entry in self.entries.values()
            if (entry.kind, entry.subject_id, entry.read_at) == (kind, subject_id, None)
            and entry.recipient_id in user_ids
        }

    def save(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            self._keep(entry)
        for entry in entries:
            if entry.is_shown:
                self._push(entry.recipient_id, "added" if entry.is_new else "updated")

    def get(self, user_id: UUID, entry_id: UUID) -> Entry | None:
        found = self.entries.get(entry_id)
        if found is None or found.recipient_id != user_id or found.is_away or not found.is_shown:
            return None
        return found.copy()

    def mark_read(self, entry: Entry, now: datetime) -> int:
        self._keep(entry)
        return self._push(entry.recipient_id, "read")

    def read_all(self, user_id: UUID, reading: Reading, now: datetime) -> int:
        unread = [entry for entry in self._unread(user_id) if _is_meant(entry, reading)]
        for entry in unread:
            entry.read(now)
        return self._push(user_id, "read") if unread else len(self._unread(user_id))

    def remove(self, entry: Entry) -> None:
        del self.entries[entry.id]
        self._push(entry.recipient_id, "removed")

    def unread(self, user_id: UUID) -> int:
        return len(self._unread(user_id))

    def _keep(self, entry: Entry) -> None:
        assert entry.recipient_id in self.held, "an inbox is held before it is written to"
        kept = entry.copy()
        kept.is_new = False
        self.entries[entry.id] = kept

    def _unread(self, user_id: UUID) -> list[Entry]:
        return [
            entry
            for entry in self.entries.values()
            if entry.recipient_id == user_id and entry.read_at is None and entry.is_shown and not entry.is_away
        ]

    def _push(self, user_id: UUID, what: str) -> int:
        unread = self.unread(user_id)
        self.pushed.append((user_id, what, unread))
        return unread


def _is_meant(entry: Entry, reading: Reading) -> bool:
    is_old_enough = reading.up_to is None or entry.at <= reading.up_to
    return is_old_enough and reading.project_id in (None, entry.project_id)


@dataclass
class FakeOutgoing:
    """Outgoing over the entries of inboxes; `busy` are those that somebody else holds."""

    inboxes: FakeInboxes
    busy: set[UUID] = field(default_factory=set)

    def next_due(self, now: datetime) -> tuple[UUID, list[Entry]] | None:
        due = [entry for entry in self.inboxes.entries.values() if entry.mail_due_at and entry.mail_due_at <= now]
        people = sorted({entry.recipient_id for entry in due} - self.busy)
        if not people:
            return None
        own = sorted((entry for entry in due if entry.recipient_id == people[0]), key=lambda entry: entry.at)
        return people[0], [entry.copy() for entry in own]

    def settle(self, entries: Sequence[Entry]) -> None:
        for entry in entries:
            if entry.has_had_its_time:
                del self.inboxes.entries[entry.id]
            else:
                self.inboxes.entries[entry.id] = entry.copy()


@dataclass
class FakeProjectWishes:
    kept: dict[tuple[UUID, UUID], ProjectPreferences] = field(default_factory=dict)

    def of(self, project_id: UUID, user_ids: Collection[UUID]) -> Mapping[UUID, ProjectPreferences]:
        return {
            user: chosen for (user, project), chosen in self.kept.items() if project == project_id and user in user_ids
        }

    def of_person(self, user_id: UUID) -> Mapping[UUID, ProjectPreferences]:
        return {project: chosen for (user, project), chosen in self.kept.items() if user == user_id}

    def get(self, user_id: UUID, project_id: UUID) -> ProjectPreferences:
        return self.kept.get((user_id, project_id), ProjectPreferences())

    def save(self, user_id: UUID, project_id: UUID, preferences: ProjectPreferences) -> None:
        self.kept[user_id, project_id] = preferences

    def stop_mails(self, user_id: UUID) -> None:
        for project_id, chosen in self.of_person(user_id).items():
            mails = {switch: None for switch in chosen.switches if switch[1] is Channel.MAIL}
            self.kept[user_id, project_id] = chosen.changed(None, mails)


@dataclass
class FakeProjects:
    """Titles of projects, and who is in each."""

    titles: dict[UUID, str] = field(default_factory=dict)
    people: dict[UUID, set[UUID]] = field(default_factory=dict)

    def members(self, project_id: UUID) -> tuple[UUID, ...]:
        return tuple(self.people.get(project_id, ()))

    def reachable(self, project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
        return self.people.get(project_id, set()) & set(user_ids)

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        return {project: self.titles[project] for project, members in self.people.items() if user_id in members}

    def require(self, actor: Actor, project_id: UUID, capability: Capability, /) -> ProjectGrant:
        if actor.user_id not in self.people.get(project_id, ()):
            raise NotFound
        return ProjectGrant(project_id, actor.user_id, actor.name, Role.VIEWER, frozenset({Capability.READ}))


@dataclass
class FakePeople:
    known: dict[UUID, Wishes] = field(default_factory=dict)
    names: dict[UUID, str] = field(default_factory=dict)
    stopped: set[UUID] = field(default_factory=set)

    def wishes(self, user_ids: Collection[UUID]) -> dict[UUID, Wishes]:
        return {user_id: wishes for user_id, wishes in self.known.items() if user_id in user_ids}

    def stop_mails(self, user_id: UUID) -> None:
        self.stopped.add(user_id)

    def name_of(self, user_id: UUID) -> str | None:
        return self.names.get(user_id)


class FakeTokens:
    def sign(self, user_id: UUID) -> str:
        return f"signed {user_id}"

    def read(self, token: str) -> UUID | None:
        return UUID(token.removeprefix("signed ")) if token.startswith("signed ") else None
