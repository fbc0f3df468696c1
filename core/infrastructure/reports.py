"""What goes to the error tracker: never an address, a key or a token that opens something to whoever reads it."""

from typing import Any

from core.infrastructure.logs import without_secrets

WITHHELD: dict[str, Any] = {
    "send_default_pii": False,
    "include_local_variables": False,
    "max_request_body_size": "never",
}
_OF_THE_ADDRESS = ("url", "query_string")


def report_to(dsn: str) -> None:
    """Only what the product is made with is listened to: the rest would be imported by every process to be watched,
    clients of AI providers among it, whose errors may hold keys and what people have typed.
    """
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn=dsn,
        integrations=[DjangoIntegration(), CeleryIntegration()],
        auto_enabling_integrations=False,
        **WITHHELD,
        before_send=without_open_addresses,
    )


def without_open_addresses(event: Any, hint: Any) -> Any:
    """Sentry's hook `before_send`."""
    request = event.get("request", {})
    for name in _OF_THE_ADDRESS:
        if isinstance(request.get(name), str):
            request[name] = without_secrets(request[name])
    for raised in event.get("exception", {}).get("values", ()):
        if isinstance(raised.get("value"), str):
            raised["value"] = without_secrets(raised["value"])
    return event
