"""What the limits answer."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.benchmarks.rest.bare.asgi import body
from tests.benchmarks.rest.bare.bearer import asking
from tests.benchmarks.rest.bare.items import items
from tests.benchmarks.rest.bare.login import login
from tests.benchmarks.rest.bare.replay import replay
from tests.benchmarks.rest.bare.talk import comments


def constant(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(body(size), content_type="application/json")


def constant_for_somebody(request: HttpRequest, size: int) -> HttpResponse:
    asking(request)
    return constant(request, size)


urlpatterns = [
    path("constant/<int:size>", constant),
    path("constant/for-somebody/<int:size>", constant_for_somebody),
    path("items/<uuid:project_id>", items),
    path("items/<uuid:project_id>/<uuid:feedback_id>/comments", comments),
    path("login", login),
    path("recorded/<str:name>", replay),
]
