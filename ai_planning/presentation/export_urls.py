"""Addresses of files of plans, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation.export_views import ExportsView
from ai_planning.presentation.plan_urls import PLAN

export_urls: list[URLPattern] = [path(f"{PLAN}/exports", ExportsView.as_view())]
