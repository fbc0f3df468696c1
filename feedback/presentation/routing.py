"""Where sockets knock, and questions that wait."""

from typing import Any

from django.urls import URLPattern, path

from core.domain.errors import NotAuthenticated, NotFound
from core.domain.events import project_channel
from core.domain.ids import parse_id
from core.presentation.live.knocking import bearer
from core.presentation.live.ordinary import Answer
from core.presentation.live.threads import ASKING
from core.presentation.live.waiting import Poller, Waiting
from feedback.presentation.consumers import project_socket
from feedback.presentation.guest_socket import guest_poller, guest_socket
from identity import api as identity
from projects import api as projects
from projects.contracts import Capability

# URLRouter calls ASGI applications, which the types of `path` do not know.
websocket_urlpatterns = [
    path("ws/feedback/<project_id>", project_socket),  # type: ignore[arg-type]
    path("ws/shared", guest_socket),  # type: ignore[arg-type]
]


def waiting_urlpatterns(answer: Answer) -> list[URLPattern]:
    return [
        path("v2/events/<project_id>", Waiting(_poller, answer)),  # type: ignore[arg-type]
        path("v2/shared/events", Waiting(guest_poller, answer)),  # type: ignore[arg-type]
    ]


async def _poller(scope: dict[str, Any]) -> Poller:
    token, project_id = bearer(scope), parse_id(scope["url_route"]["kwargs"]["project_id"])
    if token is None:
        raise NotAuthenticated
    if project_id is None:
        raise NotFound
    actor = await ASKING.ask(identity.actor_of_token, token)
    await ASKING.ask(projects.require, actor, project_id, Capability.READ)
    return Poller(actor.user_id, actor.session_id, project_channel(project_id))
