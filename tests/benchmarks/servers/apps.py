"""The product and a bare Django, each for a WSGI and for an ASGI server; BENCH_SETTINGS names the settings."""

import os

from django.core.asgi import get_asgi_application
from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = os.environ["BENCH_SETTINGS"]

wsgi = get_wsgi_application()
asgi = get_asgi_application()
