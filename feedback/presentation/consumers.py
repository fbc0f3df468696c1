"""The project's socket: who may open it, when that is asked again, and what members tell each other."""

from functools import partial
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.events import project_channel
from core.domain.ids import parse_id
from core.domain.stream import StreamEvent
from core.presentation.denials import note_knock
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import Shown
from core.presentation.live.endpoint import Endpoint, asked
from core.presentation.live.frames import FrameRefused
from core.presentation.live.joint import JointQuestions
from core.presentation.live.knocking import identified
from core.presentation.live.person import Hears, Hint, Person
from core.presentation.live.threads import ASKING
from feedback.application.whereabouts import Whereabouts
from feedback.bootstrap import live
from feedback.contracts import AuthorRenamed
from feedback.presentation.hints import Hints
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability, MemberLeft, MemberRoleChanged, ProjectDeleted, ProjectGrant

# A person's right is the same at each of their sockets.
_RECHECKS = JointQuestions[ProjectGrant]()
_DOUBTFUL = frozenset({MemberLeft.name, MemberRoleChanged.name, ProjectDeleted.name})


class ProjectDoor:
    """A member at the project's channel."""

    hears: Hears | None = None

    def __init__(self, actor: Actor, grant: ProjectGrant) -> None:
        self.user_id, self.holder = actor.user_id, (actor.user_id, actor.session_id)
        self.channel = project_channel(grant.project_id)
        self.person = Person(actor.user_id, grant.member_name)
        self._actor, self._grant = actor, grant
        self._hints = Hints(self._find_item, self._find_version)

    async def recheck(self, doubted_at: float) -> None:
        project_id = self._grant.project_id
        question = partial(_granted, self._actor, project_id)
        self._grant = await _RECHECKS.ask((self.user_id, project_id), doubted_at, question)
        self.person = Person(self.user_id, self._grant.member_name)

    def concerns(self, event: StreamEvent) -> bool:
        """Another name of one's own is asked for as well."""
        if event.type == AuthorRenamed.name:
            return str(event.data["author"]["id"]) == str(self.user_id)
        return event.type in _DOUBTFUL and event.data.get("user_id") in (None, str(self.user_id))

    def shown(self, event: StreamEvent) -> Shown:
        return event

    async def said(self, kind: str, body: dict[str, Any]) -> Hint | None:
        """`typing` of those who may write, `playhead` of everybody."""
        if kind == "playhead":
            return await self._hints.playhead(body)
        if kind != "typing":
            raise FrameRefused("socket.unknown_type")
        if not self._grant.allows(Capability.COMMENT):
            raise FrameRefused("socket.not_permitted")
        return await self._hints.typing(body)

    async def _find_item(self, feedback_id: UUID) -> Whereabouts | None:
        find = partial(live.app().locate_item, self._actor, self._grant.project_id, feedback_id)
        return await asked(CloseCode.NOT_PERMITTED, find)

    async def _find_version(self, version_id: UUID) -> Whereabouts | None:
        find = partial(live.app().locate_version, self._actor, self._grant.project_id, version_id)
        return await asked(CloseCode.NOT_PERMITTED, find)


async def _let_in(scope: dict[str, Any]) -> ProjectDoor:
    """Who knocks at a project that is not theirs is noted."""
    actor = await identified(scope, identity.actor_of_token, identity.redeem_ticket)
    project_id = parse_id(scope["url_route"]["kwargs"]["project_id"])
    if project_id is None:
        raise SocketClosed(CloseCode.NOT_PERMITTED, "project.not_found")
    try:
        return ProjectDoor(actor, await _granted(actor, project_id))
    except SocketClosed as refused:
        if refused.code is CloseCode.NOT_PERMITTED:
            await ASKING.ask(note_knock, refused.reason, actor.user_id, project_id)
        raise


async def _granted(actor: Actor, project_id: UUID) -> ProjectGrant:
    return await asked(CloseCode.NOT_PERMITTED, partial(projects.require, actor, project_id, Capability.READ))


# `ws/feedback/<project_id>`; 4401 without a valid credential, 4403 for whoever is not a member. A token that expires
# later closes nothing; the end of its session does (core.presentation.live.guard).
project_socket = Endpoint(_let_in)
