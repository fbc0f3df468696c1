"""The Celery application: `celery -A config worker`, `celery -A config beat`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("videoplanet")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks(["core.presentation", "identity.presentation", "projects.presentation", "feedback.presentation"])
