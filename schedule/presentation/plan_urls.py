"""Addresses of plans and templates, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import plan_options as options
from schedule.presentation import plan_views as plans
from schedule.presentation import template_views as templates

plan_urls: list[URLPattern] = [
    path("schedule/options", options.ScheduleOptionsView.as_view()),
    path("schedule/templates", templates.TemplatesView.as_view()),
    path("schedule/templates/<str:template_id>", templates.TemplateView.as_view()),
    path("schedule/<str:project_id>/auto", plans.AutoPlanView.as_view()),
    path("schedule/<str:project_id>/call-sheet", plans.CallSheetView.as_view()),
]
