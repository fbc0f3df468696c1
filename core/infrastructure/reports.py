"""What goes to the error tracker: never an address that opens something to whoever reads it."""

from typing import Any

from core.infrastructure.logs import without_secrets

_OF_THE_ADDRESS = ("url", "query_string")


def without_open_addresses(event: Any, hint: Any) -> Any:
    """Sentry's hook `before_send`."""
    request = event.get("request", {})
    for name in _OF_THE_ADDRESS:
        if isinstance(request.get(name), str):
            request[name] = without_secrets(request[name])
    return event
