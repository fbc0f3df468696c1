"""Sockets: `uvicorn config.asgi:application`. REST is served by config/wsgi.py."""

import os

import django
from channels.routing import ProtocolTypeRouter, URLRouter
from django.urls import re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from core.presentation.asgi import http_not_served, socket_not_found  # noqa: E402
from feedback.presentation.routing import websocket_urlpatterns as projects  # noqa: E402
from notifications.presentation.routing import websocket_urlpatterns as personal  # noqa: E402

unknown = re_path(r"", socket_not_found)  # type: ignore[arg-type]  # Django's types know no ASGI application
sockets = URLRouter([*projects, *personal, unknown])
application = ProtocolTypeRouter({"http": http_not_served, "websocket": sockets})
