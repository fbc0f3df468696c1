"""Addresses of events of calendars, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import calendar_views, event_views, feed_views, import_views

_EVENTS, _FEEDS = "schedule/<str:project_id>/events", "calendar/feeds"

event_urls: list[URLPattern] = [
    path("calendar", calendar_views.OwnCalendarView.as_view()),
    path("schedule/<str:project_id>/calendar", calendar_views.CalendarView.as_view()),
    path("schedule/<str:project_id>/calendar/import", import_views.CalendarImportView.as_view()),
    path(_FEEDS, feed_views.FeedsView.as_view()),
    path(f"{_FEEDS}/<str:address>.ics", feed_views.FeedTextView.as_view()),
    path(f"{_FEEDS}/<str:feed_id>", feed_views.FeedView.as_view()),
    path(f"{_FEEDS}/<str:feed_id>/rotate", feed_views.FeedRotationView.as_view()),
    path("calendar/events", event_views.OwnEventsView.as_view()),
    path("calendar/events/<str:event_id>", event_views.OwnEventView.as_view()),
    path(_EVENTS, event_views.EventsView.as_view()),
    path(f"{_EVENTS}/<str:event_id>", event_views.EventView.as_view()),
]
