"""Who holds the address of a playlist is let in as the person for whom it was made, and no further."""

from dataclasses import dataclass

from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.playback_ports import Revoked, ViewingTokens
from feedback.application.ports import ProjectAccess
from feedback.domain.refusals import PlaybackEnded, PlaybackNotFound
from feedback.domain.viewing import Viewing
from projects.contracts import Capability, ProjectGrant


@dataclass(frozen=True)
class Admission:
    """Asks anew at every playlist: who left the project or logged out has seen the last one."""

    tokens: ViewingTokens
    revoked: Revoked
    access: ProjectAccess
    clock: Clock

    def viewer(self, token: str) -> Actor | None:
        """In whose name the token speaks, whether it still opens anything or not."""
        viewing = self.tokens.viewing(token)
        return None if viewing is None else _actor(viewing)

    def admit(self, token: str) -> tuple[Viewing, ProjectGrant]:
        """PlaybackNotFound, PlaybackEnded; whatever the access refuses."""
        viewing = self.tokens.viewing(token)
        if viewing is None or self.revoked([(viewing.user_id, viewing.session_id)]):
            raise PlaybackNotFound
        if viewing.is_over(self.clock()):
            raise PlaybackEnded
        return viewing, self.access.require(_actor(viewing), viewing.project_id, Capability.READ)


def _actor(viewing: Viewing) -> Actor:
    return Actor(viewing.user_id, "", viewing.session_id)
