"""Reports of errors hold no address that opens something."""

import subprocess
import sys

from core.infrastructure.reports import without_open_addresses


def test_a_report_tells_where_it_happened_but_opens_nothing() -> None:
    told = {"url": "http://localhost/v2/playback/AaZ3-x_9.sig/360p.m3u8", "query_string": "ticket=Zk3", "method": "GET"}
    assert without_open_addresses({"request": told, "level": "error"}, {}) == {
        "request": {
            "url": "http://localhost/v2/playback/[token]/360p.m3u8",
            "query_string": "ticket=[secret]",
            "method": "GET",
        },
        "level": "error",
    }


def test_a_report_without_a_request_is_sent_as_it_is() -> None:
    assert without_open_addresses({"level": "error"}, {}) == {"level": "error"}


def test_a_report_holds_no_key_that_an_error_tells() -> None:
    told = "Incorrect API key provided: sk-proj-Zk3vQ9-hidden_8842"
    event = without_open_addresses({"exception": {"values": [{"type": "AuthenticationError", "value": told}]}}, {})
    assert event["exception"]["values"] == [
        {"type": "AuthenticationError", "value": "Incorrect API key provided: [key]"}
    ]


def test_to_report_errors_loads_no_client_of_anybody_who_might_be_watched() -> None:
    program = (
        "import sys; from core.infrastructure.reports import report_to; report_to('http://key@127.0.0.1:9/1');"
        "print(sorted({'openai', 'google.genai', 'boto3', 'django', 'celery'} & set(sys.modules)))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "['celery', 'django']"
