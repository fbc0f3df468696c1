"""Addresses of schedules, their tasks, phases and links, below /v2/."""

from django.urls import URLPattern, path

from schedule.presentation import hold_views as holds
from schedule.presentation import phase_views as phases
from schedule.presentation import task_views as views
from schedule.presentation import working_time_views as working_time

SCHEDULE = "schedule/<str:project_id>"
TASK = f"{SCHEDULE}/tasks/<str:task_id>"

task_urls: list[URLPattern] = [
    path(SCHEDULE, views.ScheduleView.as_view()),
    path(f"{SCHEDULE}/analysis", views.AnalysisView.as_view()),
    path(f"{SCHEDULE}/working-time", working_time.WorkingTimeView.as_view()),
    path(f"{SCHEDULE}/tasks", views.TasksView.as_view()),
    path(f"{SCHEDULE}/tasks/order", views.TaskOrderView.as_view()),
    path(TASK, views.TaskView.as_view()),
    path(f"{TASK}/move", views.MoveTaskView.as_view()),
    path(f"{TASK}/hold", holds.HoldView.as_view()),
    path(f"{SCHEDULE}/holds", holds.HoldsView.as_view()),
    path(f"{SCHEDULE}/phases", phases.PhasesView.as_view()),
    path(f"{SCHEDULE}/phases/order", phases.PhaseOrderView.as_view()),
    path(f"{SCHEDULE}/phases/<str:phase_id>", phases.PhaseView.as_view()),
    path(f"{SCHEDULE}/links", phases.LinksView.as_view()),
    path(f"{SCHEDULE}/links/<str:task_link_id>", phases.LinkView.as_view()),
]
