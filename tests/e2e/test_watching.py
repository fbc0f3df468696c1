"""Whoever watches the product asks a web process itself; through the public port nobody does."""

import re
from collections.abc import Callable

import httpx

from tests.e2e.people import Person
from tests.e2e.product import Product

READS = 40
_COUNT = re.compile(
    r'^videoplanet_http_request_seconds_count\{method="GET",route="v2/projects",status="200"\} (\S+)$', re.MULTILINE
)


def counted(text: str) -> int:
    """Lists of projects so far."""
    return sum(int(float(count)) for count in _COUNT.findall(text))


def test_every_worker_is_counted_and_no_outsider_is_told(product: Product, person: Callable[[str], Person]) -> None:
    inside = f"http://127.0.0.1:{product.processes('web')[0].environ()['WEB_PORT']}/metrics"
    somebody, before = person("watched"), counted(httpx.get(inside).text)
    for _ in range(READS):
        # A connection of its own may go to either worker.
        httpx.get(f"{product.url}/v2/projects", headers=dict(somebody.http.headers)).raise_for_status()
    assert {counted(httpx.get(inside).text) for _ in range(10)} == {before + READS}
    assert "videoplanet_cache_lookups_total" in httpx.get(inside).text
    outside = httpx.get(f"{product.url}/metrics")
    assert (outside.status_code, outside.json()["code"]) == (404, httpx.get(f"{product.url}/nowhere").json()["code"])
