"""Addresses of jobs, quotas and budgets, below /v2/."""

from django.urls import path

from ai_planning.presentation import generation_views as generation
from ai_planning.presentation import job_views as jobs

_PROJECT = "ai-planning/<str:project_id>"
_PLAN = f"{_PROJECT}/plans/<str:plan_id>"
_JOB = f"{_PROJECT}/jobs/<str:job_id>"

job_urls = [
    path("ai-planning/quotas", jobs.QuotasView.as_view()),
    path(f"{_PROJECT}/budget", jobs.BudgetView.as_view()),
    path(f"{_PROJECT}/jobs", jobs.JobsView.as_view()),
    path(_JOB, jobs.JobView.as_view()),
    path(f"{_JOB}/cancel", jobs.CancelJobView.as_view()),
    path(f"{_JOB}/retry", jobs.RetryJobView.as_view()),
    path(f"{_PLAN}/story", generation.StoryView.as_view()),
    path(f"{_PLAN}/shots", generation.ShotsView.as_view()),
    path(f"{_PLAN}/stages/<str:stage_id>/regenerate", generation.StageAgainView.as_view()),
    path(f"{_PLAN}/shots/<str:shot_id>/regenerate", generation.ShotAgainView.as_view()),
    path(f"{_PLAN}/storyboard", generation.StoryboardView.as_view()),
    path(f"{_PLAN}/export", generation.ExportView.as_view()),
]
