"""`granian --interface wsgi tests.benchmarks.rest.bare.wsgi:application`, with the product's environment."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.rest.bare.settings"

application = get_wsgi_application()
