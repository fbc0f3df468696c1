"""Where people's own sockets knock."""

from django.urls import path

from notifications.presentation.consumers import personal_socket

# URLRouter calls ASGI applications, which the types of `path` do not know.
websocket_urlpatterns = [path("ws/notifications", personal_socket)]  # type: ignore[arg-type]
