"""As `startproject` makes it, with Django REST framework and JSON web tokens; its tables in a schema of their own."""

import os

import environ

SECRET_KEY = "textbook"
ALLOWED_HOSTS = ["*"]
ROOT_URLCONF = "tests.benchmarks.rest.textbook.urls"
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "rest_framework",
    "tests.benchmarks.rest.textbook",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
DATABASES = {"default": environ.Env().db("DATABASE_URL")}
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "OPTIONS": {"options": "-c search_path=textbook"}}
AUTH_USER_MODEL = "textbook.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework_simplejwt.authentication.JWTAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.PageNumberPagination",
    "PAGE_SIZE": 20,
}
# It takes the tokens of the product, so that all are asked with the same one; those of its login are its own.
SIMPLE_JWT = {
    "ALGORITHM": "RS256",
    "VERIFYING_KEY": os.environ["BENCH_PUBLIC_KEY"],
    "SIGNING_KEY": os.environ["BENCH_SIGNING_KEY"],
}
