"""Addresses of what is said about plans, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation import comment_views as views
from ai_planning.presentation.plan_urls import PLAN

_ONE = f"{PLAN}/comments/<str:plan_comment_id>"

comment_urls: list[URLPattern] = [
    path(f"{PLAN}/comments", views.PlanCommentsView.as_view()),
    path(_ONE, views.PlanCommentView.as_view()),
    path(f"{_ONE}/resolve", views.ResolveView.as_view()),
    path(f"{_ONE}/reopen", views.ReopenView.as_view()),
]
