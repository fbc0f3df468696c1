"""Sockets of the feedback context."""

from django.urls import path

from feedback.presentation.consumers import FeedbackConsumer

websocket_urlpatterns = [path("ws/feedback/<project_id>", FeedbackConsumer.as_asgi())]
