"""Whether an address may be sent to, asked when it is named; asked again each time that something is sent."""

from collections.abc import Callable

from core.domain.errors import InvalidField
from webhooks.application.ports import Lookup, NameUnknown
from webhooks.domain.addresses import Reach
from webhooks.domain.destination import Destination, refusal

Inspect = Callable[[str], None]
SECONDS = 2.0


def inspect_url(url: str, *, reach: Reach, lookup: Lookup) -> None:
    """Raises InvalidField at /url. A name that leads nowhere yet is taken: it may tomorrow."""
    to = Destination.of(url, reach)
    try:
        addresses = lookup(to.host, to.port, SECONDS)
    except NameUnknown:
        return
    refused = [each for each in addresses if not reach.admits(each, to.port, is_secure=to.is_secure)]
    if not all(map(reach.is_outside, refused)):
        raise InvalidField("/url", "webhook.url_inside")
    if refused:
        raise refusal("port" if to.is_secure else "not_secure")
