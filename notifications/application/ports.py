"""What the inbox needs from the outside, by role."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.actor import Actor
from identity.contracts import NotificationType, Wishes
from notifications.application.read_models import InboxWanted, KeptPage, Reading
from notifications.contracts import EntryActor, News
from notifications.domain.entry import Entry
from notifications.domain.preferences import ProjectPreferences
from projects.contracts import Capability, ProjectGrant


class ProjectAccess(Protocol):
    """Asks the projects context."""

    def __call__(self, actor: Actor, project_id: UUID, capability: Capability, /) -> ProjectGrant:
        """Proof of the right; NotFound for strangers, NotPermitted for members without it."""


class Projects(Protocol):
    """Asks the projects context."""

    def members(self, project_id: UUID) -> tuple[UUID, ...]:
        """Also of one that is deleted."""

    def is_living(self, project_id: UUID) -> bool:
        """Whether anybody can see it now."""

    def reachable(self, project_id: UUID, user_ids: Collection[UUID]) -> set[UUID]:
        """Those of `user_ids` who can see the project now."""

    def shown_to(self, user_id: UUID) -> dict[UUID, str]:
        """Titles of the projects that the person can see."""


class Teller(Protocol):
    """`tell`, bound."""

    def __call__(self, news: News, delivery_id: UUID, /) -> None: ...


class Outgoing(Protocol):
    """Mails that are owed."""

    def next_due(self, now: datetime) -> tuple[UUID, list[Entry]] | None:
        """The entries of one person whose mails are due, oldest first; their inbox is held.

        Whose inbox somebody else holds waits for another time.
        """

    def settle(self, entries: Sequence[Entry]) -> None:
        """What became of their mails; those that were for a mail alone and have had their time go."""


class LeaveTokens(Protocol):
    """Of the links that end mails: made without asking anybody, good for ever."""

    def sign(self, user_id: UUID) -> str: ...

    def read(self, token: str) -> UUID | None: ...


class People(Protocol):
    """Asks the identity context."""

    def stop_mails(self, user_id: UUID) -> None:
        """Inside the running unit of work."""

    def name_of(self, user_id: UUID) -> str | None:
        """The one shown, of whoever is there."""

    def wishes(self, user_ids: Collection[UUID]) -> dict[UUID, Wishes]:
        """Of those who are there."""


class Inboxes(Protocol):
    """Entries as aggregates; whoever writes to an inbox holds it first, several in the order of their ids."""

    def hold(self, user_ids: Collection[UUID]) -> None:
        """Lock these inboxes till the end of the unit of work."""

    def untold(self, user_ids: Collection[UUID], delivery_id: UUID) -> set[UUID]:
        """Those who have heard nothing of this delivery, and from now on have."""

    def told(self, delivery_ids: Collection[UUID]) -> dict[UUID, set[UUID]]:
        """Who has heard of each of these deliveries."""

    def unread_about(self, user_ids: Collection[UUID], kind: NotificationType, subject_id: UUID) -> dict[UUID, Entry]:
        """The unread entry of each, where there is one."""

    def save(self, entries: Sequence[Entry]) -> None:
        """New ones and gathered ones; counts anew and tells their people."""

    def get(self, user_id: UUID, entry_id: UUID) -> Entry | None:
        """One that is shown, of an inbox that is held."""

    def mark_read(self, entry: Entry, now: datetime) -> int:
        """One that was read just now; how many are unread."""

    def read_all(self, user_id: UUID, reading: Reading, now: datetime) -> int:
        """How many are unread now; tells nobody where nothing was unread."""

    def remove(self, entry: Entry) -> None: ...


class InboxQueries(Protocol):
    """One statement each, a few more for an empty page."""

    def page(self, user_id: UUID, project_ids: Collection[UUID], wanted: InboxWanted) -> KeptPage:
        """Of these projects alone."""

    def unread(self, user_id: UUID) -> int: ...


class ProjectWishes(Protocol):
    """Preferences of people for projects."""

    def of(self, project_id: UUID, user_ids: Collection[UUID]) -> Mapping[UUID, ProjectPreferences]:
        """Of those who have any."""

    def of_person(self, user_id: UUID) -> Mapping[UUID, ProjectPreferences]:
        """By project, where they have any."""

    def get(self, user_id: UUID, project_id: UUID) -> ProjectPreferences:
        """Locked, once they are stored."""

    def save(self, user_id: UUID, project_id: UUID, preferences: ProjectPreferences) -> None: ...

    def stop_mails(self, user_id: UUID) -> None:
        """No project is mailed of any more against what holds for all."""


class InboxUpkeep(Protocol):
    """All entries that something concerns; each verb holds the inboxes that it touches and tells their people."""

    def drop_of_project(self, project_id: UUID, user_id: UUID) -> None:
        """The person has left the project: its entries and their preferences for it go."""

    def settle(self, project_id: UUID, members: Collection[UUID], is_living: Callable[[], bool]) -> None:
        """Its entries are shown or put away as is true when the members' inboxes are held, and not before."""

    def purge(self, project_id: UUID) -> None:
        """Nothing is left of the project, and nobody hears of it."""

    def rename(self, actor: EntryActor) -> None:
        """Wherever they acted; tells nobody where nothing changes."""

    def erase(self, user_id: UUID, name: str) -> None:
        """The person's own inbox, and their preferences for projects; in those of others they act under `name`."""

    def take_back(self, ids: Collection[UUID]) -> None:
        """What these ids name is gone: so are entries about it, and what was said with it."""

    def undo(self, kind: NotificationType, subject_id: UUID, actor_id: UUID) -> None:
        """The person has not done it after all; in what was read it stays."""

    def drop_old(self, read_before: datetime, before: datetime) -> bool:
        """Some of the entries that were read, or came, before that; whether there may be more."""

    def forget_told(self, before: datetime) -> None:
        """What is remembered of deliveries."""
