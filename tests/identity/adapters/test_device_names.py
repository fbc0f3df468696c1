import pytest

from identity.infrastructure.device_names import UserAgentNames

CHROME = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605 Version/18.1 Mobile/15E148 Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        (CHROME + " Safari/537.36", "Chrome · Mac OS X"),
        (PHONE, "Mobile Safari · iOS"),
        ("python-requests/2.31", "Python Requests"),
        ("", ""),
        ("x" * 300, "x" * 100),
        ("줄\n바꿈/1", ""),
    ],
)
def test_a_device_is_called_by_its_browser_and_system(agent: str, name: str) -> None:
    assert UserAgentNames().name(agent) == name
