"""What the limits answer."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from tests.benchmarks.rest.bare.asgi import body
from tests.benchmarks.rest.bare.items import items


def constant(request: HttpRequest, size: int) -> HttpResponse:
    return HttpResponse(body(size), content_type="application/json")


urlpatterns = [
    path("constant/<int:size>", constant),
    path("items/<uuid:project_id>", items),
]
