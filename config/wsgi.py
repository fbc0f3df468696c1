"""REST: `granian --interface wsgi --factory config.wsgi:rehearsed`."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from core.infrastructure.heap import keep_for_good
from core.infrastructure.readiness import rehearse
from core.presentation.lingering import Lingering

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Lingering(get_wsgi_application())


def rehearsed() -> Lingering:
    """For a process that is about to serve: what it needs for its first answer is made before anybody asks."""
    resolve("/health/ready")
    rehearse()
    keep_for_good()
    return application
