"""Where a webhook sends: an address without user, fragment or a port of another service."""

from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

from core.domain.errors import InvalidField
from webhooks.domain.addresses import PUBLIC_PORTS, Reach

LONGEST_URL = 2000
_PORTS = {"https": 443, "http": 80}


@dataclass(frozen=True)
class Destination:
    """`host` is in ASCII and without brackets, `target` is path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def of(cls, url: str, reach: Reach) -> Self:
        """Raises InvalidField at /url. What the host leads to is another question."""
        try:
            parts = urlsplit(url)
            port = parts.port
            host = _ascii(parts.hostname or "")
        except (ValueError, UnicodeError):
            raise refusal("malformed") from None
        if len(url) > LONGEST_URL or not url.isprintable() or " " in url or "\\" in url or not host or parts.fragment:
            raise refusal("malformed")
        if "@" in parts.netloc:
            raise refusal("with_user")
        if parts.scheme != "https" and not (parts.scheme == "http" and reach.allowed):
            raise refusal("not_secure")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        found = cls(parts.scheme, host, port if port is not None else _PORTS[parts.scheme], _quoted(target))
        if found.port not in PUBLIC_PORTS and not reach.allowed:
            raise refusal("port")
        return found

    @property
    def is_secure(self) -> bool:
        return self.scheme == "https"

    @property
    def authority(self) -> str:
        """As the header Host has it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def _ascii(host: str) -> str:
    """Also of a name in Hangul."""
    return host if ":" in host else host.encode("idna").decode()


def _quoted(target: str) -> str:
    """Bytes beyond ASCII as a browser sends them."""
    return "".join(each if each.isascii() else "".join(f"%{byte:02X}" for byte in each.encode()) for each in target)


def refusal(what: str) -> InvalidField:
    return InvalidField("/url", f"webhook.url_{what}", ports=", ".join(map(str, PUBLIC_PORTS)), most=LONGEST_URL)
