"""The caller's inbox."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.language import spoken
from core.presentation.pagination import cursor_body, cursor_request
from core.presentation.parameters import IF_MATCH, picking, several
from core.presentation.views import ApiView, versioned
from notifications.application.read_models import InboxWanted, Reading
from notifications.bootstrap.inbox import inbox
from notifications.presentation import schemas
from notifications.presentation.rendering import entry_body, preferences_body, switches_of

KNOWN = list(schemas.NotificationOut().fields)
PREFERENCES_KNOWN = list(schemas.ProjectPreferencesOut().fields)
_TYPES = several("type", schemas.TYPES, "Comma-separated types.")


class NotificationsView(ApiView):
    rates = {"GET": "list"}

    @extend_schema(
        operation_id="list_notifications",
        summary="What the caller was told of, the latest news first",
        parameters=[schemas.InboxQuery, _TYPES, picking(KNOWN)],
        responses={200: schemas.InboxPageOut},
    )
    def get(self, request: Request) -> Response:
        query, language = self.query(schemas.InboxQuery), spoken()
        found = inbox().list_notifications(self.actor, _wanted(request, query))
        rows = self.pick([entry_body(entry, language) for entry in found.page.rows], KNOWN)
        return Response(cursor_body(request, found.page, rows) | {"unread_count": found.unread})


class UnreadCountView(ApiView):
    @extend_schema(
        operation_id="count_unread_notifications",
        summary="How many entries of the inbox the caller has not read",
        responses={200: schemas.UnreadOut},
    )
    def get(self, request: Request) -> Response:
        return Response({"unread_count": inbox().count_unread(self.actor)})


class ReadNotificationsView(ApiView):
    @extend_schema(
        operation_id="read_notifications",
        summary="Mark all as read, or what came up to a point, or what is of a project",
        request=schemas.ReadNotificationsIn,
        responses={200: schemas.UnreadOut},
    )
    def post(self, request: Request) -> Response:
        """What was read is not mailed any more."""
        reading = Reading(**self.parsed(schemas.ReadNotificationsIn))
        return Response({"unread_count": inbox().read_notifications(self.actor, reading)})


class NotificationView(ApiView):
    @extend_schema(operation_id="delete_notification", summary="Drop an entry of the inbox", responses={204: None})
    def delete(self, request: Request, notification_id: str) -> Response:
        inbox().delete_notification(self.actor, self.identity("notification_id"))
        return Response(status=204)


class ReadNotificationView(ApiView):
    @extend_schema(
        operation_id="read_notification",
        summary="Mark an entry as read",
        request=None,
        responses={200: schemas.UnreadOut},
    )
    def put(self, request: Request, notification_id: str) -> Response:
        unread = inbox().read_notification(self.actor, self.identity("notification_id"))
        return Response({"unread_count": unread})


class ProjectPreferencesView(ApiView):
    @extend_schema(
        operation_id="read_project_notification_preferences",
        summary="How the caller is told of a project",
        parameters=[picking(PREFERENCES_KNOWN)],
        responses={200: schemas.ProjectPreferencesOut},
    )
    def get(self, request: Request, project_id: str) -> Response:
        preferences = inbox().read_preferences(self.actor, self.identity("project_id"))
        (body,) = self.pick([preferences_body(preferences)], PREFERENCES_KNOWN)
        return versioned(body, preferences.version)

    @extend_schema(
        operation_id="change_project_notification_preferences",
        summary="Mute a project, or tell of it otherwise than of others",
        parameters=[IF_MATCH],
        request=schemas.ProjectPreferencesIn,
        responses={200: schemas.ProjectPreferencesOut},
    )
    def patch(self, request: Request, project_id: str) -> Response:
        given = self.parsed(schemas.ProjectPreferencesIn)
        changes = given.get("muted"), switches_of(given.get("notifications", {}))
        with self.telling_current(preferences_body):
            preferences = inbox().change_preferences(
                self.actor, self.identity("project_id"), *changes, self.expected_version()
            )
        return versioned(preferences_body(preferences), preferences.version)


def _wanted(request: Request, query: dict[str, Any]) -> InboxWanted:
    unread = query.get("unread")
    return InboxWanted(
        cursor=cursor_request(request, query),
        is_unread=unread == "true" if unread else None,
        types=query.get("type", frozenset()),
        project_id=query.get("project_id"),
    )
