"""Addresses of baselines, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import baseline_views as views

_BASELINES = "schedule/<str:project_id>/baselines"
_BASELINE = f"{_BASELINES}/<str:baseline_id>"

baseline_urls: list[URLPattern] = [
    path(_BASELINES, views.BaselinesView.as_view()),
    path(_BASELINE, views.BaselineView.as_view()),
    path(f"{_BASELINE}/comparison", views.BaselineComparisonView.as_view()),
]
