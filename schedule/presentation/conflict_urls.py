"""Addresses of conflicts, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import conflict_views as views

conflict_urls: list[URLPattern] = [
    path("schedule/<str:project_id>/conflicts", views.ConflictsView.as_view()),
    path("schedule/<str:project_id>/conflicts/<str:conflict_id>", views.ConflictView.as_view()),
    path("schedule/<str:project_id>/free-slots", views.FreeSlotsView.as_view()),
]
