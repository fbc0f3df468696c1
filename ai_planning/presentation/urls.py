"""Addresses of plans, below /v2/."""

from django.urls import URLPattern, URLResolver

from ai_planning.presentation.comment_urls import comment_urls
from ai_planning.presentation.export_urls import export_urls
from ai_planning.presentation.frame_urls import frame_urls
from ai_planning.presentation.job_urls import job_urls
from ai_planning.presentation.plan_urls import plan_urls
from ai_planning.presentation.preset_urls import preset_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *preset_urls,
    *plan_urls,
    *job_urls,
    *frame_urls,
    *comment_urls,
    *export_urls,
]
