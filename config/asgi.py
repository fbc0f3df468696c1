"""Sockets: `uvicorn config.asgi:application`. REST is served by config/wsgi.py."""

import os

import django
from channels.routing import ProtocolTypeRouter, URLRouter

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from core.presentation.asgi import http_not_served  # noqa: E402
from feedback.presentation.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter({"http": http_not_served, "websocket": URLRouter(websocket_urlpatterns)})
