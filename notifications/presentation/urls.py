"""Addresses of the notifications context."""

from django.urls import path

from notifications.presentation import leave_views, views
from notifications.presentation.events_views import OwnEventsView

urlpatterns = [
    path("me/events", OwnEventsView.as_view()),
    path("notifications", views.NotificationsView.as_view()),
    path("notifications/unread-count", views.UnreadCountView.as_view()),
    path("notifications/read", views.ReadNotificationsView.as_view()),
    path("notifications/unsubscribe", leave_views.UnsubscribeView.as_view()),
    path("notifications/<str:notification_id>", views.NotificationView.as_view()),
    path("notifications/<str:notification_id>/read", views.ReadNotificationView.as_view()),
    path("projects/<str:project_id>/notification-preferences", views.ProjectPreferencesView.as_view()),
]
