"""Addresses of who has too much to do, and of levelling, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import levelling_views as views
from schedule.presentation.task_urls import SCHEDULE

levelling_urls: list[URLPattern] = [
    path(f"{SCHEDULE}/allocations", views.AllocationsView.as_view()),
    path(f"{SCHEDULE}/level", views.LevelView.as_view()),
]
