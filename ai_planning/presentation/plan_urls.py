"""Addresses of plans, below /v2/."""

from django.urls import URLPattern, path

from ai_planning.presentation import part_views as parts
from ai_planning.presentation import plan_views as views
from ai_planning.presentation import shooting_views as shooting
from ai_planning.presentation import snapshot_views as snapshots

PLANS = "ai-planning/<str:project_id>/plans"
PLAN = f"{PLANS}/<str:plan_id>"
_SNAPSHOT = f"{PLAN}/snapshots/<str:snapshot_id>"

plan_urls: list[URLPattern] = [
    path(PLANS, views.PlansView.as_view()),
    path(f"{PLANS}/trash", views.PlanTrashView.as_view()),
    path(PLAN, views.PlanView.as_view()),
    path(f"{PLAN}/restore", views.RestorePlanView.as_view()),
    path(f"{PLAN}/duplicate", views.DuplicatePlanView.as_view()),
    path(f"{PLAN}/shooting", shooting.ShootingView.as_view()),
    path(f"{PLAN}/undo", parts.UndoView.as_view()),
    path(f"{PLAN}/redo", parts.RedoView.as_view()),
    path(f"{PLAN}/locks/<str:part>", parts.LockView.as_view()),
    path(f"{PLAN}/stages/<str:stage_id>", parts.StageView.as_view()),
    path(f"{PLAN}/shots/order", parts.ShotOrderView.as_view()),
    path(f"{PLAN}/shots/<str:shot_id>", parts.ShotView.as_view()),
    path(f"{PLAN}/shots/<str:shot_id>/inserts", parts.InsertsView.as_view()),
    path(f"{PLAN}/snapshots", snapshots.SnapshotsView.as_view()),
    path(_SNAPSHOT, snapshots.SnapshotView.as_view()),
    path(f"{_SNAPSHOT}/comparison", snapshots.ComparisonView.as_view()),
    path(f"{_SNAPSHOT}/restore", snapshots.RestoreSnapshotView.as_view()),
]
