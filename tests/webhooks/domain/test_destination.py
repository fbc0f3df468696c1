"""The address of a webhook, taken apart."""

import pytest

from core.domain.errors import InvalidField
from webhooks.domain.addresses import Reach
from webhooks.domain.destination import Destination

PUBLIC, OWN = Reach(), Reach.of(["10.0.0.0/8"])


@pytest.mark.parametrize(
    ("url", "parts", "authority"),
    [
        ("https://Hooks.Example.com", ("https", "hooks.example.com", 443, "/"), "hooks.example.com"),
        (
            "https://hooks.example.com:8443/a?b=c",
            ("https", "hooks.example.com", 8443, "/a?b=c"),
            "hooks.example.com:8443",
        ),
        ("https://[2606:4700::1]/", ("https", "2606:4700::1", 443, "/"), "[2606:4700::1]"),
        ("https://훅.한국/길", ("https", "xn--i18b.xn--3e0b707e", 443, "/%EA%B8%B8"), "xn--i18b.xn--3e0b707e"),
    ],
)
def test_it_is_taken_apart(url: str, parts: tuple[str, str, int, str], authority: str) -> None:
    to = Destination.of(url, PUBLIC)
    assert ((to.scheme, to.host, to.port, to.target), to.authority) == (parts, authority)


def test_where_the_operator_allows_networks_any_port_may_be_named() -> None:
    for url in ("http://ci.internal:8080/hook", "https://ci.internal:9000/"):
        assert Destination.of(url, OWN).host == "ci.internal"
        with pytest.raises(InvalidField):
            Destination.of(url, PUBLIC)


@pytest.mark.parametrize("url", ["https://a..b/", "https://" + "a" * 64 + ".kr/", "https://example.com:x/", "", "//x/"])
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InvalidField) as refused:
        Destination.of(url, OWN)
    assert refused.value.faults[0].pointer == "/url"
