"""REST: `granian --interface wsgi --factory config.wsgi:rehearsed`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import resolve

from core.infrastructure.heap import keep_for_good
from core.infrastructure.readiness import rehearse
from core.presentation.lingering import Application, Lingering
from core.presentation.parting import Parting

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def _served() -> Application:
    """What is in front of Django knows its models; where requests are traced, each one is Django's."""
    django = Lingering(get_wsgi_application())
    from core.presentation.ahead import Ahead
    from identity.api import actor_of_token

    served = django if settings.TRACES["endpoint"] else Ahead(django, actor_of_token)
    return served if settings.ENDING_FILE is None else Parting(served, settings.ENDING_FILE)


application = _served()


def rehearsed() -> Application:
    """For a process that is about to serve: what it needs for its first answer is made before anybody asks."""
    resolve("/health/ready")
    rehearse()
    keep_for_good()
    return application
