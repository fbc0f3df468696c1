"""The socket of guests: the project's channel, as far as their link reaches."""

from functools import partial
from typing import Any
from uuid import UUID

from core.domain.actor import Actor
from core.domain.errors import DomainError, NotAuthenticated
from core.domain.events import project_channel
from core.domain.stream import StreamEvent
from core.presentation.live.closing import CloseCode, SocketClosed
from core.presentation.live.door import RESYNC, Shown
from core.presentation.live.endpoint import Endpoint, asked
from core.presentation.live.frames import FrameRefused
from core.presentation.live.joint import JointQuestions
from core.presentation.live.knocking import bearer, identified
from core.presentation.live.person import Hint, News, Person
from core.presentation.live.threads import ASKING
from core.presentation.live.waiting import Poller
from feedback.application.sharing_read_models import GuestPass
from feedback.application.told_to_guests import ANEW, is_doubtful, told
from feedback.application.whereabouts import Whereabouts
from feedback.bootstrap.entrance import entrance
from feedback.bootstrap.guest_live import guest_live
from feedback.contracts import SharedGrant
from feedback.presentation.hints import Hints
from projects.contracts import Capability

_RECHECKS = JointQuestions[SharedGrant]()
# Who is at the project is nobody's business who came by a link; what is done at the version that they see is.
_HEARD = frozenset({"user.typing", "playhead"})


class GuestDoor:
    """A guest at the project's channel."""

    def __init__(self, given: GuestPass, grant: SharedGrant) -> None:
        self.user_id, self.holder = given.guest_id, (given.guest_id, given.session_id)
        self.channel = project_channel(grant.project_id)
        self.person = Person(given.guest_id, grant.member_name, is_guest=True)
        self._given, self._grant = given, grant
        self._hints = Hints(self._find_item, self._find_version)

    async def recheck(self, doubted_at: float) -> None:
        self._grant = await _RECHECKS.ask(self._given, doubted_at, partial(_granted, self._given))
        self.person = Person(self.user_id, self._grant.member_name, is_guest=True)

    def concerns(self, event: StreamEvent) -> bool:
        return is_doubtful(event, self._grant)

    def shown(self, event: StreamEvent) -> Shown:
        heard = told(event, self._grant)
        return RESYNC if heard is ANEW else heard

    def hears(self, news: News) -> bool:
        return news.kind in _HEARD and news.data.get("version_id") == str(self._grant.version_id)

    async def said(self, kind: str, body: dict[str, Any]) -> Hint | None:
        """`typing` of those whose link lets them comment, `playhead` of everybody."""
        if kind == "playhead":
            return await self._hints.playhead(body)
        if kind != "typing":
            raise FrameRefused("socket.unknown_type")
        if not self._grant.allows(Capability.COMMENT):
            raise FrameRefused("socket.not_permitted")
        return await self._hints.typing(body)

    async def _find_item(self, feedback_id: UUID) -> Whereabouts | None:
        find = partial(guest_live().locate_item, _actor(self._given), self._given.project_id, feedback_id)
        return await asked(CloseCode.UNAUTHENTICATED, find)

    async def _find_version(self, version_id: UUID) -> Whereabouts | None:
        find = partial(guest_live().locate_version, _actor(self._given), self._given.project_id, version_id)
        return await asked(CloseCode.UNAUTHENTICATED, find)


async def _let_in(scope: dict[str, Any]) -> GuestDoor:
    given = await identified(scope, entrance().read_token, entrance().redeem_ticket)
    return GuestDoor(given, await _granted(given))


async def _granted(given: GuestPass) -> SharedGrant:
    """4401 for whoever is let in nowhere any more, 4403 where there is nothing to see."""
    require = partial(entrance().require, _actor(given), given.project_id, Capability.READ)
    try:
        return await ASKING.ask(require)
    except NotAuthenticated as error:
        raise SocketClosed(CloseCode.UNAUTHENTICATED, error.code) from error
    except DomainError as error:
        raise SocketClosed(CloseCode.NOT_PERMITTED, error.code) from error


async def guest_poller(scope: dict[str, Any]) -> Poller:
    """A guest who waits for news; raises a DomainError for whom the view refuses."""
    token = bearer(scope)
    if token is None:
        raise NotAuthenticated
    given = await ASKING.ask(entrance().read_token, token)
    await ASKING.ask(entrance().require, _actor(given), given.project_id, Capability.READ)
    return Poller(given.guest_id, given.session_id, project_channel(given.project_id))


def _actor(given: GuestPass) -> Actor:
    return Actor(given.guest_id, "", given.session_id)


# `ws/shared`; 4401 without a guest's token or ticket and once the session has ended, 4403 where nothing is to be seen.
guest_socket = Endpoint(_let_in)
