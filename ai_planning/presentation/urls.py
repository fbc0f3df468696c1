"""Addresses of plans, below /v2/."""

from django.urls import URLPattern, URLResolver

from ai_planning.presentation.plan_urls import plan_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *plan_urls,
]
