"""Addresses of schedules, below /v2/."""

from django.urls import URLPattern, URLResolver

from schedule.presentation.baseline_urls import baseline_urls
from schedule.presentation.conflict_urls import conflict_urls
from schedule.presentation.event_urls import event_urls
from schedule.presentation.gantt_urls import gantt_urls
from schedule.presentation.levelling_urls import levelling_urls
from schedule.presentation.plan_urls import plan_urls
from schedule.presentation.scenario_urls import scenario_urls
from schedule.presentation.task_urls import task_urls

urlpatterns: list[URLPattern | URLResolver] = [
    *conflict_urls,
    *event_urls,
    *levelling_urls,
    *plan_urls,
    *task_urls,
    *baseline_urls,
    *scenario_urls,
    *gantt_urls,
]
