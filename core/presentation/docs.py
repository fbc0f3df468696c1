"""Pages that let people browse the API and its problems without fetching anything from elsewhere."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine, Template
from django.templatetags.static import static
from django.utils.module_loading import import_string
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.only_read import only_read
from core.presentation.rated import rated
from core.presentation.views import ApiView

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>VideoPlanet API</title>
<link rel="icon" href="{{ icon }}"><link rel="stylesheet" href="{{ viewer_style }}">
<link rel="stylesheet" href="{{ style }}">
<header><h1>VideoPlanet API</h1><nav><a href="{{ document }}">OpenAPI 3</a>
<a href="/v2/asyncapi.json">AsyncAPI 3 (sockets)</a> <a href="/v2/docs/problems">Problems</a></nav></header>
<main id="viewer" data-document="{{ document }}"></main>
<noscript><p>이 페이지는 스크립트를 켜야 쓸 수 있습니다. / This page needs scripts to be switched on.</p></noscript>
<script src="{{ viewer }}"></script><script src="{{ script }}"></script></html>"""
_PROBLEMS = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>VideoPlanet problems</title>
<link rel="stylesheet" href="{{ style }}"><main class="words">
<h1>Problems</h1>{% for code, words in problems %}
<h2 id="{{ code }}"><code>{{ code }}</code></h2>
{% for title, detail in words %}<p><b>{{ title }}</b> {{ detail }}</p>{% endfor %}{% endfor %}</main></html>"""
_engine = Engine()
_docs, _problems = _engine.from_string(_PAGE), _engine.from_string(_PROBLEMS)


class OpenApiView(ApiView):
    """The document, the same for everybody, so a process makes it once."""

    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        return Response(_document())


@cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)  # type: ignore[no-untyped-call]
    return document


@rated
@only_read
def docs(request: HttpRequest) -> HttpResponse:
    return _page(_docs, {"document": "/v2/openapi.json", **_loaded()})


@rated
@only_read
def problems(request: HttpRequest) -> HttpResponse:
    """Where the `type` of every problem leads."""
    words = [(code, languages.values()) for code, languages in sorted(import_string(settings.MESSAGES).items())]
    return _page(_problems, {"problems": words, **_loaded()})


def _page(template: Template, told: dict[str, Any]) -> HttpResponse:
    headers = {"Cache-Control": "public, max-age=300", "Content-Security-Policy": settings.PAGE_POLICY}
    return HttpResponse(template.render(Context(told)), headers=headers)


def _loaded() -> dict[str, str]:
    """Addresses of what the pages load."""
    files = {
        "icon": "swagger-ui/favicon-32x32.png",
        "viewer": "swagger-ui/swagger-ui-bundle.js",
        "viewer_style": "swagger-ui/swagger-ui.css",
        "script": "docs/docs.js",
        "style": "docs/docs.css",
    }
    return {name: static(file) for name, file in files.items()}
