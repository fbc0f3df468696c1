"""Addresses of pictures of shots, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation import frame_views as views
from ai_planning.presentation.plan_urls import PLAN

frame_urls: list[URLPattern] = [
    path(f"{PLAN}/frames", views.ChosenFramesView.as_view()),
    path(f"{PLAN}/frames/<str:frame_id>", views.FrameView.as_view()),
    path(f"{PLAN}/shots/<str:shot_id>/frames", views.ShotFramesView.as_view()),
    path(f"{PLAN}/shots/<str:shot_id>/frame", views.ShotFrameView.as_view()),
]
