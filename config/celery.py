"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import os
import sys
from typing import Any

from celery import Celery
from celery.signals import (
    beat_init,
    heartbeat_sent,
    task_prerun,
    worker_process_init,
    worker_ready,
    worker_shutting_down,
)
from django.conf import settings
from django.db import close_old_connections

from core.infrastructure.heartbeat import keep_pulse, pulse

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("videoplanet")
app.config_from_object("django.conf:settings", namespace="CELERY")
# So many tasks use a connection to the database; otherwise each would open one of its own.
app.conf.update(CELERY_DB_REUSE_MAX=sys.maxsize)
_CONTEXTS = ("core", "identity", "projects", "notifications", "webhooks", "feedback", "ai_planning", "schedule")
app.autodiscover_tasks([f"{context}.presentation" for context in _CONTEXTS])


@worker_process_init.connect(weak=False)  # type: ignore[untyped-decorator]
def give_way(**_: Any) -> None:
    """What works off the tasks, not the process that starts it: that one has to be up soon."""
    os.nice(settings.TASK_NICENESS)


@task_prerun.connect(weak=False)  # type: ignore[untyped-decorator]
def let_go_of_the_lost(**_: Any) -> None:
    """As before a request."""
    close_old_connections()


@worker_ready.connect(weak=False)  # type: ignore[untyped-decorator]
@beat_init.connect(weak=False)  # type: ignore[untyped-decorator]
def show_life(**_: Any) -> None:
    keep_pulse()


@heartbeat_sent.connect(weak=False)  # type: ignore[untyped-decorator]
def go_on(**_: Any) -> None:
    """The worker's loop has turned."""
    pulse().beat()


@worker_shutting_down.connect(weak=False)  # type: ignore[untyped-decorator]
def end_in_time(**_: Any) -> None:
    """Where tasks are threads; processes are ended by Celery."""
    from core.infrastructure import jobs  # which needs the applications that Celery sets up by then
    from core.infrastructure.ending import end_within
    from webhooks.bootstrap import sending

    if settings.TASKS_END_SECONDS:
        end_within(settings.TASKS_END_SECONDS, {"jobs": jobs.give_back, "webhooks": sending.give_back})
