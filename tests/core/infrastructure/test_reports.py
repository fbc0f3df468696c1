"""Reports of errors hold no address that opens something."""

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
