"""Who asks: everybody whom the matrix knows, those who may most the most often."""

from itertools import cycle
from typing import Any

from identity.bootstrap import issue_access_token
from tests.guards.visitors import guest_token
from tests.guards.world import World

MEMBERS = ("owner", "owner", "admin", "owner", "editor", "owner", "reviewer", "owner", "viewer", "owner", "stranger")
GUESTS = ("guest comment", "guest view", "guest comment", "guest of another link")
SHARED = "/v2/shared"


class Askers:
    """Somebody else in every case, the same one while it lasts."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._members, self._guests = cycle(MEMBERS), cycle(GUESTS)
        self._tokens: dict[str, str] = {}
        self.next()

    def next(self) -> None:
        self.member, self.guest = next(self._members), next(self._guests)

    def token(self, environ: dict[str, Any]) -> str:
        return self._token(self.guest if str(environ["PATH_INFO"]).startswith(SHARED) else self.member)

    def renew(self, world: World) -> None:
        """The tokens are of sessions of this world."""
        self._world, self._tokens = world, {}

    def _token(self, role: str) -> str:
        if role not in self._tokens:
            visitors, people = self._world.visitors, self._world.people
            self._tokens[role] = guest_token(visitors[role]) if role in visitors else issue_access_token(people[role])
        return self._tokens[role]
