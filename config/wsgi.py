"""REST: `granian --interface wsgi config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

from core.presentation.lingering import Lingering

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

application = Lingering(get_wsgi_application())
