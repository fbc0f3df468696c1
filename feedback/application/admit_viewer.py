"""Who holds the address of a playlist is let in as the person for whom it was made, and no further."""

from dataclasses import dataclass
from typing import Protocol

from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.playback_ports import Revoked, ViewingTokens
from feedback.application.ports import ProjectAccess
from feedback.contracts import SharedGrant
from feedback.domain.refusals import PlaybackEnded, PlaybackNotFound
from feedback.domain.viewing import Viewing
from projects.contracts import Capability, ProjectGrant


class Admission(Protocol):
    """Who is let in to a playlist."""

    def viewer(self, token: str) -> Actor | None:
        """In whose name the token speaks, whether it still opens anything or not."""
        ...

    def admit(self, token: str) -> tuple[Viewing, ProjectGrant]:
        """PlaybackNotFound, PlaybackEnded; whatever the access refuses."""
        ...


@dataclass(frozen=True)
class OneDoor:
    """Asks anew at every playlist: who left the project or logged out has seen the last one.

    So has a guest whose link shows another version by now.
    """

    tokens: ViewingTokens
    revoked: Revoked
    access: ProjectAccess
    clock: Clock

    def viewer(self, token: str) -> Actor | None:
        viewing = self.tokens.viewing(token)
        return None if viewing is None else _actor(viewing)

    def admit(self, token: str) -> tuple[Viewing, ProjectGrant]:
        viewing = self.tokens.viewing(token)
        if viewing is None or self.revoked([(viewing.user_id, viewing.session_id)]):
            raise PlaybackNotFound
        if viewing.is_over(self.clock()):
            raise PlaybackEnded
        grant = self.access.require(_actor(viewing), viewing.project_id, Capability.READ)
        if isinstance(grant, SharedGrant) and grant.version_id != viewing.version_id:
            raise PlaybackNotFound
        return viewing, grant


@dataclass(frozen=True)
class TwoDoors:
    """Members and guests have tokens of different kinds."""

    members: Admission
    guests: Admission

    def viewer(self, token: str) -> Actor | None:
        return self.members.viewer(token) or self.guests.viewer(token)

    def admit(self, token: str) -> tuple[Viewing, ProjectGrant]:
        door = self.members if self.members.viewer(token) else self.guests
        return door.admit(token)


def _actor(viewing: Viewing) -> Actor:
    return Actor(viewing.user_id, "", viewing.session_id)
