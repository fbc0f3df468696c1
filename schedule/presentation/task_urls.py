"""Addresses of schedules, their tasks, phases and links, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import task_views as views

SCHEDULE = "schedule/<str:project_id>"

task_urls: list[URLPattern] = [
    path(SCHEDULE, views.ScheduleView.as_view()),
    path(f"{SCHEDULE}/tasks", views.TasksView.as_view()),
]
