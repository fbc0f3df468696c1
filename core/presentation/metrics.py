"""For those who watch the product: numbers about caches and requests, as Prometheus reads them."""

import hmac
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from core.infrastructure.metrics import exposition
from core.presentation.only_read import only_read
from core.presentation.rated import rated
from core.presentation.views import not_found


@rated
@only_read
def metrics(request: HttpRequest) -> HttpResponse:
    """For whoever else asks it is not there."""
    if not (_has_token(request) or _is_beside_us(request)):
        return not_found(request)
    return HttpResponse(exposition(), content_type=CONTENT_TYPE_PLAIN_0_0_4, headers={"Cache-Control": "no-store"})


def _has_token(request: HttpRequest) -> bool:
    expected, given = f"Bearer {settings.METRICS_TOKEN}", request.headers.get("Authorization", "")
    return bool(settings.METRICS_TOKEN) and hmac.compare_digest(given.encode(), expected.encode())


def _is_beside_us(request: HttpRequest) -> bool:
    """On the loopback device and without a proxy between: whoever comes through the front counts as outside."""
    if "X-Forwarded-For" in request.headers:
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
