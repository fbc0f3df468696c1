"""Addresses of charts, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation.gantt_views import GanttView

gantt_urls: list[URLPattern] = [path("schedule/<str:project_id>/gantt", GanttView.as_view())]
