"""Addresses of scenarios, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import scenario_views as views

_SCENARIOS = "schedule/<str:project_id>/scenarios"
_SCENARIO = f"{_SCENARIOS}/<str:scenario_id>"

scenario_urls: list[URLPattern] = [
    path(_SCENARIOS, views.ScenariosView.as_view()),
    path(_SCENARIO, views.ScenarioView.as_view()),
    path(f"{_SCENARIO}/changes", views.ScenarioChangesView.as_view()),
    path(f"{_SCENARIO}/difference", views.ScenarioDifferenceView.as_view()),
    path(f"{_SCENARIO}/apply", views.ApplyScenarioView.as_view()),
]
