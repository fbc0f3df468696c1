"""Sockets, and questions that wait: `uvicorn config.asgi:application`. REST is served by config/wsgi.py."""

import os

import django
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import re_path, resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from core.presentation.live.lifespan import lifespan  # noqa: E402
from core.presentation.live.nowhere import Nowhere  # noqa: E402
from core.presentation.live.ordinary import OrdinaryViews  # noqa: E402
from feedback.presentation import routing as feedback  # noqa: E402
from notifications.presentation import routing as notifications  # noqa: E402

contexts, views = (feedback, notifications), OrdinaryViews()
nowhere = Nowhere(views)
sockets = [pattern for each in contexts for pattern in each.websocket_urlpatterns]
waiting = [pattern for each in contexts for pattern in each.waiting_urlpatterns(views)]
application = ProtocolTypeRouter(
    {
        "http": URLRouter([*waiting, re_path(r"", nowhere)]),  # type: ignore[arg-type]
        "websocket": URLRouter([*sockets, re_path(r"", nowhere)]),  # type: ignore[arg-type]
        "lifespan": lifespan,
    }
)
# All views are loaded before anybody asks, so that the first answer does not outlast the end of a server.
resolve("/health/ready")
