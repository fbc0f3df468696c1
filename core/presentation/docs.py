"""Pages that let people browse the API and its problems without fetching anything from elsewhere."""

from functools import cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine
from django.utils.module_loading import import_string
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from core.presentation.rated import rated
from core.presentation.views import ApiView

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>VideoPlanet API</title>
<style>
body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
code{background:#eee;padding:.1em .3em} summary{cursor:pointer} pre{background:#f6f6f6;padding:1rem;overflow:auto}
</style>
<h1>VideoPlanet API</h1><p><a href="{{ document }}">OpenAPI 3</a> ·
<a href="/v2/asyncapi.json">AsyncAPI 3 (sockets)</a> · <a href="/v2/docs/problems">Problems</a></p><main></main>
<script>
const element = (name, text) => Object.assign(document.createElement(name), {textContent: text});
fetch("{{ document }}").then(answer => answer.json()).then(api => {
  for (const [path, item] of Object.entries(api.paths)) for (const [method, operation] of Object.entries(item)) {
    if (!operation.responses) continue;
    const summary = document.createElement("summary"), details = document.createElement("details");
    summary.append(element("code", method.toUpperCase() + " " + path), " " + (operation.summary || ""));
    details.append(summary, element("pre", JSON.stringify(operation, null, 2)));
    document.querySelector("main").append(details);
  }
});
</script></html>"""
_PROBLEMS = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>VideoPlanet problems</title>
<style>body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}code{background:#eee}</style>
<h1>Problems</h1>{% for code, words in problems %}
<h2 id="{{ code }}"><code>{{ code }}</code></h2>
{% for title, detail in words %}<p><b>{{ title }}</b> {{ detail }}</p>{% endfor %}{% endfor %}</html>"""
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
def docs(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_docs.render(Context({"document": "/v2/openapi.json"})))


@rated
def problems(request: HttpRequest) -> HttpResponse:
    """Where the `type` of every problem leads."""
    words = [(code, languages.values()) for code, languages in sorted(import_string(settings.MESSAGES).items())]
    return HttpResponse(_problems.render(Context({"problems": words})))
