"""Django with nothing in it."""

SECRET_KEY = "nothing is signed here"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.benchmarks.rest.bare.urls"
INSTALLED_APPS: list[str] = []
MIDDLEWARE: list[str] = []
LOGGING_CONFIG = None
USE_TZ = True
