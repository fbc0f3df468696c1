"""Pages about the API: whole without anything from elsewhere, and bound to it."""

import re
from typing import Any

import pytest
from django.test import Client

from tests.client import content_of
from tests.headers import assert_guarded

LOADED = re.compile(r'(?:src|href)="([^"]+)"')


def file(client: Client, address: str, **headers: str) -> Any:
    """The answer, read to its end, after which the file is closed."""
    answer = client.get(address, headers=headers)
    content_of(answer)
    return answer


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert_guarded(path, answer.headers)
    return answer.content.decode()


@pytest.mark.parametrize("path", ["/", "/v2/docs", "/v2/docs/problems"])
def test_a_page_loads_what_is_ours_and_is_there(client: Client, path: str) -> None:
    addresses = LOADED.findall(page(client, path))
    assert addresses
    for address in addresses:
        assert address.startswith("/")
        assert file(client, address).status_code == 200, address


@pytest.mark.parametrize("path", ["/v2/docs", "/v2/docs/problems"])
def test_nothing_in_a_page_itself_would_have_to_run(client: Client, path: str) -> None:
    text, policy = page(client, path), client.get(path)["Content-Security-Policy"]
    assert not re.search(r"<style|style=|<script(?! src=)|\son\w+=", text)
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy


def test_a_page_shows_the_document_in_its_viewer(client: Client) -> None:
    text = page(client, "/v2/docs")
    assert 'data-document="/v2/openapi.json"' in text
    assert "/static/swagger-ui/swagger-ui-bundle." in text


def test_hashed_files_are_kept_for_good_by_anybody(client: Client) -> None:
    for address in (each for each in LOADED.findall(page(client, "/v2/docs")) if each.startswith("/static/")):
        answer = file(client, address)
        assert "public" in answer["Cache-Control"]
        assert "immutable" in answer["Cache-Control"]
        assert_guarded(address, answer.headers)


def test_pages_that_load_files_from_a_cdn_may_run_them(client: Client) -> None:
    for address in (each for each in LOADED.findall(page(client, "/v2/docs")) if each.startswith("/static/")):
        answer = file(client, address)
        unchanged = file(client, address, **{"If-Modified-Since": answer["Last-Modified"]})
        assert (answer.status_code, unchanged.status_code) == (200, 304)
        for each in (answer, unchanged):
            assert each["Cross-Origin-Resource-Policy"] == "cross-origin", address


def test_a_file_is_compressed_once_for_who_takes_it(client: Client) -> None:
    viewer = next(each for each in LOADED.findall(page(client, "/v2/docs")) if each.endswith(".js"))
    plain, packed = file(client, viewer), file(client, viewer, **{"Accept-Encoding": "gzip"})
    assert (plain.get("Content-Encoding"), packed["Content-Encoding"]) == (None, "gzip")
    assert int(packed["Content-Length"]) * 2 < int(plain["Content-Length"])
    assert packed["Vary"] == plain["Vary"] == "Accept-Encoding"


def test_what_a_browser_has_is_not_sent_again(client: Client) -> None:
    viewer = next(each for each in LOADED.findall(page(client, "/v2/docs")) if each.endswith(".js"))
    changed = file(client, viewer)["Last-Modified"]
    assert file(client, viewer, **{"If-Modified-Since": changed}).status_code == 304
