"""Addresses of events of calendars, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import calendar_views, event_views

_EVENTS = "schedule/<str:project_id>/events"

event_urls: list[URLPattern] = [
    path("calendar", calendar_views.OwnCalendarView.as_view()),
    path("schedule/<str:project_id>/calendar", calendar_views.CalendarView.as_view()),
    path("calendar/events", event_views.OwnEventsView.as_view()),
    path("calendar/events/<str:event_id>", event_views.OwnEventView.as_view()),
    path(_EVENTS, event_views.EventsView.as_view()),
    path(f"{_EVENTS}/<str:event_id>", event_views.EventView.as_view()),
]
