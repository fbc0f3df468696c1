"""Views, a task and a sockets' loop that fail over what people have typed."""

from collections.abc import Callable
from typing import Any

from celery import Celery
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import path
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.infrastructure.broker import kick
from core.presentation import views
from core.presentation.views import ApiView

MAIL, NAME, LATIN = "jimin@example.co.kr", "박감독", "Kowalski"
SECRETS = (
    MAIL,
    NAME,
    LATIN,
    "203.0.113.77",
    "hunter22",
    "my-cookie",
    "eyJhbGciOi",
    "Zk3-x_9",
    "typed note",
    "10.9.8.7",
)


class Unreadable(Exception):
    """Shows what it could not read."""


def stumble(name: str, mail: str) -> None:
    raise Unreadable(f"cannot read {name} <{mail}>")


def plain(request: HttpRequest, token: str) -> HttpResponse:
    stumble(LATIN, MAIL)
    return HttpResponse()


class Failing(ApiView):
    permission_classes = [AllowAny]
    authentication_classes: list[Any] = []

    def post(self, request: Request, token: str) -> Response:
        note = request.data["text"]
        stumble(NAME, note)
        return Response()


class Doubled(ApiView):
    """PostgreSQL refuses a row, and shows it."""

    permission_classes = [AllowAny]
    authentication_classes: list[Any] = []

    def post(self, request: Request) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("CREATE TEMPORARY TABLE IF NOT EXISTS person (mail text PRIMARY KEY)")
            for _ in range(2):
                cursor.execute("INSERT INTO person VALUES (%s)", [MAIL])
        return Response()


class Working(ApiView):
    permission_classes = [AllowAny]
    authentication_classes: list[Any] = []

    def get(self, request: Request, token: str) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s || %s", [NAME, MAIL])
        return Response({"name": NAME})


class Waking(ApiView):
    """Wakes a task that greets somebody."""

    permission_classes = [AllowAny]
    authentication_classes: list[Any] = []

    def get(self, request: Request, token: str) -> Response:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1, %s", [MAIL])
        kick("tests.greet", [MAIL], queue="planning")
        return Response({"name": NAME})


urlpatterns = [
    path("v2/plain/<str:token>", plain),
    path("v2/failing/<str:token>", Failing.as_view()),
    path("v2/doubled", Doubled.as_view()),
    path("v2/working/<str:token>", Working.as_view()),
    path("v2/waking/<str:token>", Waking.as_view()),
]
handler404 = views.not_found
handler500 = views.server_error


def failing_task() -> Callable[[], object]:
    """Runs it as a worker would."""
    from celery.app.trace import build_tracer

    application = Celery("tests", broker="memory://", set_as_current=False)

    @application.task(name="tests.greet")
    def greet(mail: str, name: str = "") -> None:
        stumble(name, mail)

    trace = build_tracer(greet.name, greet, app=application)
    request = {"id": "1", "delivery_info": {"routing_key": "default"}, "headers": {}}
    return lambda: trace("1", (MAIL,), {"name": LATIN}, request)
