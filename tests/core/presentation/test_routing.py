"""Routes by their segments: the same one answers as if all were tried in turn."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, get_resolver, include, path
from django.urls.resolvers import RegexPattern, URLResolver

import config.urls
from core.presentation.routing import RoutesBySegments


def view(request: HttpRequest, **kwargs: str) -> HttpResponse:
    return HttpResponse(str(kwargs))


ROUTES = [
    path("", view, name="root"),
    path("health/live", view, name="live"),
    path("v2/", include([path("films", view, name="films"), path("films/<str:film_id>", view, name="film")])),
    path("v2/films/new", view, name="hidden"),
    path("v2/", include([path("cuts/", include([path("latest", view, name="latest")]))])),
    path("<str:anything>/<str:more>", view, name="loose"),
    path("v2/late", view, {"kind": "late"}, name="late"),
]
PATHS = ("", "health/live", "v2/films", "v2/films/7", "v2/films/new", "v2/films/", "v2/films/7/8", "v2/cuts/latest")
PATHS += ("v2/late", "a/b", "a", "a/b/c", "v2//films", "v2/films/ü\n", "v2/films/%2F", "health/live/", "/v2/films")


def told(resolver: URLResolver, asked: str) -> object:
    try:
        match = resolver.resolve(asked)
    except Resolver404:
        return None
    return match.url_name, match.route, match.kwargs, match.captured_kwargs, match.func


@pytest.mark.parametrize("asked", PATHS)
def test_it_finds_what_trying_all_in_turn_finds(asked: str) -> None:
    assert told(RoutesBySegments(ROUTES), asked) == told(URLResolver(RegexPattern(""), ROUTES), asked)


def test_what_begins_with_a_parameter_is_tried_in_its_place() -> None:
    assert [told(RoutesBySegments(ROUTES), asked)[0] for asked in ("v2/late", "a/b")] == ["loose", "loose"]  # type: ignore[index]


def test_every_route_of_the_product_is_found_as_if_all_were_tried() -> None:
    plain, leaves = URLResolver(RegexPattern("/"), config.urls._ROUTES), config.urls.urlpatterns[0].url_patterns
    assert len(leaves) > 150
    for leaf in leaves:
        asked = "/" + str(leaf.pattern).replace("<str:", "0198c0de-").replace(">", "")
        assert get_resolver("config.urls").resolve(asked).route == plain.resolve(asked).route == str(leaf.pattern)
