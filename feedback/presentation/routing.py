"""Where sockets knock."""

from django.urls import path

from feedback.presentation.consumers import project_socket

# URLRouter calls ASGI applications, which the types of `path` do not know.
websocket_urlpatterns = [path("ws/feedback/<project_id>", project_socket)]  # type: ignore[arg-type]
