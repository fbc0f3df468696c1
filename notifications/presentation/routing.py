"""Where people's own sockets knock, and their questions that wait."""

from typing import Any

from django.urls import URLPattern, path

from core.domain.errors import NotAuthenticated
from core.domain.events import user_channel
from core.presentation.live.knocking import bearer
from core.presentation.live.ordinary import Answer
from core.presentation.live.threads import ASKING
from core.presentation.live.waiting import Poller, Waiting
from identity import api as identity
from notifications.presentation.consumers import personal_socket

# URLRouter calls ASGI applications, which the types of `path` do not know.
websocket_urlpatterns = [path("ws/notifications", personal_socket)]  # type: ignore[arg-type]


def waiting_urlpatterns(answer: Answer) -> list[URLPattern]:
    return [path("v2/me/events", Waiting(_poller, answer))]  # type: ignore[arg-type]


async def _poller(scope: dict[str, Any]) -> Poller:
    if (token := bearer(scope)) is None:
        raise NotAuthenticated
    actor = await ASKING.ask(identity.actor_of_token, token)
    return Poller(actor.user_id, actor.session_id, user_channel(actor.user_id))
