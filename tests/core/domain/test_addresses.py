import pytest

from core.domain.addresses import household


@pytest.mark.parametrize(
    ("address", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2::7", "2001:db8:1:2::/64"),
        ("2001:DB8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_whoever_holds_a_whole_network_counts_as_one(address: str, counted_as: str) -> None:
    assert household(address) == counted_as
