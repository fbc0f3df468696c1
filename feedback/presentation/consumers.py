"""The project's socket: who may open it, when that is asked again, and what members tell each other."""

from functools import partial
from typing import Any
from urllib.parse import parse_qs
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import parse_id
from core.domain.stream import StreamEvent
from core.presentation.denials import note_knock
from core.presentation.live import frames
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import Shown
from core.presentation.live.endpoint import Endpoint, asked
from core.presentation.live.frames import FrameRefused
from core.presentation.live.limits import HINTS_A_SECOND, Allowance
from core.presentation.live.threads import ASKING
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability, MemberLeft, MemberRoleChanged, ProjectDeleted, ProjectGrant

_DOUBTFUL = frozenset({MemberLeft.name, MemberRoleChanged.name, ProjectDeleted.name})


class ProjectDoor:
    """A member at the project's channel."""

    def __init__(self, actor: Actor, grant: ProjectGrant) -> None:
        self.user_id, self.holder = actor.user_id, (actor.user_id, actor.session_id)
        self.channel = project_channel(grant.project_id)
        self._actor, self._grant = actor, grant
        self._typing = Allowance(HINTS_A_SECOND)

    async def recheck(self) -> None:
        self._grant = await _granted(self._actor, self._grant.project_id)

    def concerns(self, event: StreamEvent) -> bool:
        return event.type in _DOUBTFUL and event.data.get("user_id") in (None, str(self.user_id))

    def shown(self, event: StreamEvent) -> Shown:
        return event

    def said(self, kind: str, body: dict[str, Any]) -> str | None:
        """`typing` {feedback_id, active}: the others get `user.typing`; too frequent ones are dropped."""
        if kind != "typing":
            raise FrameRefused("socket.unknown_type")
        feedback_id, active = parse_id(str(body.get("feedback_id"))), body.get("active")
        if feedback_id is None or not isinstance(active, bool):
            raise FrameRefused("socket.malformed")
        if not self._grant.allows(Capability.COMMENT):
            raise FrameRefused("socket.not_permitted")
        if not self._typing.take():
            return None
        return frames.ephemeral("user.typing", self._actor, {"feedback_id": str(feedback_id), "active": active})


async def _let_in(scope: dict[str, Any]) -> ProjectDoor:
    """Who knocks at a project that is not theirs is noted."""
    actor = await _authenticated(scope)
    project_id = parse_id(scope["url_route"]["kwargs"]["project_id"])
    if project_id is None:
        raise SocketClosed(CloseCode.NOT_PERMITTED, "project.not_found")
    try:
        return ProjectDoor(actor, await _granted(actor, project_id))
    except SocketClosed as refused:
        if refused.code is CloseCode.NOT_PERMITTED:
            await ASKING.ask(note_knock, refused.reason, actor.user_id, project_id)
        raise


async def _authenticated(scope: dict[str, Any]) -> Actor:
    """By the Authorization header or a one-use ticket; a token in the address is never looked at."""
    header = dict(scope["headers"]).get(b"authorization", b"").decode("latin-1")
    ticket = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[-1]
    scheme, _, token = header.partition(" ")
    if scheme.lower() == "bearer":
        return await asked(CloseCode.UNAUTHENTICATED, partial(identity.actor_of_token, token.strip()))
    if not ticket or "." in ticket:
        raise SocketClosed(CloseCode.UNAUTHENTICATED, "auth.required")
    return await asked(CloseCode.UNAUTHENTICATED, partial(identity.redeem_ticket, ticket))


async def _granted(actor: Actor, project_id: UUID) -> ProjectGrant:
    return await asked(CloseCode.NOT_PERMITTED, partial(projects.require, actor, project_id, Capability.READ))


# `ws/feedback/<project_id>`; 4401 without a valid credential, 4403 for whoever is not a member. A token that expires
# later closes nothing; the end of its session does (core.presentation.live.guard).
project_socket = Endpoint(_let_in)
