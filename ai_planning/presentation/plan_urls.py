"""Addresses of plans, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation import plan_views as views

PLANS = "ai-planning/<str:project_id>/plans"
PLAN = f"{PLANS}/<str:plan_id>"

plan_urls: list[URLPattern] = [
    path(PLANS, views.PlansView.as_view()),
    path(PLAN, views.PlanView.as_view()),
]
