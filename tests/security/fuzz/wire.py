"""schemathesis 4.32 hands what is for sockets only also to its transport without sockets (in `ignored_auth`)."""

from typing import Any

from schemathesis.transport.wsgi import WSGITransport

_send = WSGITransport.send


def without_sockets(self: Any, case: Any, *, session: Any = None, **options: Any) -> Any:
    """To stand in the place of `WSGITransport.send`."""
    for name in ("max_redirects", "verify", "cert"):
        options.pop(name, None)
    return _send(self, case, session=session, **options)
