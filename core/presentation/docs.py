"""A page that lets people browse the API without fetching anything from elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.template import Context, Engine

_PAGE = """<!doctype html><html lang="ko"><meta charset="utf-8"><title>VideoPlanet API</title>
<style>
body{font:15px/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
code{background:#eee;padding:.1em .3em} summary{cursor:pointer} pre{background:#f6f6f6;padding:1rem;overflow:auto}
</style>
<h1>VideoPlanet API</h1><p><a href="{{ document }}">OpenAPI 3</a></p><main></main>
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
_TEMPLATE = Engine().from_string(_PAGE)


def docs(request: HttpRequest) -> HttpResponse:
    return HttpResponse(_TEMPLATE.render(Context({"document": "/v2/openapi.json"})))
