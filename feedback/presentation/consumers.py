"""The socket of a project."""

from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import DomainError, NotAuthenticated, NotFound
from core.domain.events import project_channel
from core.domain.ids import parse_id
from core.presentation.sockets.consumer import LiveConsumer
from core.presentation.sockets.frames import Frame, MalformedFrame
from core.presentation.sockets.log import in_thread
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability

_MAY_END = ("member.left", "member.role_changed")


class FeedbackConsumer(LiveConsumer):
    """`ws/feedback/{projectId}`: everything that happens in the project, and who is typing."""

    def authenticate(self, headers: dict[bytes, bytes], ticket: str | None) -> Actor:
        scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
        if scheme.lower() == "bearer":
            return identity.actor_of_token(token)
        if ticket:
            return identity.redeem_ticket(ticket)
        raise NotAuthenticated

    def authorise(self, actor: Actor) -> str:
        projects.require(actor, self._project_id(), Capability.READ)
        return project_channel(self._project_id())

    def ends_right(self, frame: Frame) -> bool:
        concerns_me = frame.type in _MAY_END and frame.concerns == str(self.actor.user_id)
        return concerns_me or frame.type == "project.deleted"

    async def receive_other(self, frame: dict[str, Any]) -> None:
        if frame["type"] != "typing":
            raise MalformedFrame("socket.unknown_type")
        feedback_id, active = frame.get("feedback_id"), frame.get("active")
        if not isinstance(feedback_id, str) or parse_id(feedback_id) is None or not isinstance(active, bool):
            raise MalformedFrame("socket.malformed")
        try:
            await in_thread(projects.require, self.actor, self._project_id(), Capability.COMMENT)
        except DomainError as refusal:
            raise MalformedFrame("socket.not_permitted") from refusal
        await self.tell_others("user.typing", {"feedback_id": feedback_id, "active": active})

    def _project_id(self) -> UUID:
        project_id = parse_id(self.scope["url_route"]["kwargs"]["project_id"])
        if project_id is None:
            raise NotFound
        return project_id
