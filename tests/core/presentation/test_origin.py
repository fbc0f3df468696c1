"""From where a request comes: believed from our own proxies only, stored in one form, harmless whatever is sent."""

from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from core.infrastructure.models import AuditRecord
from core.infrastructure.origin import current_origin
from core.presentation.origin import LONGEST_DEVICE, client_address, origin_of_scope, plain_device

PROXY, STRANGER = "127.0.0.1", "203.0.113.9"


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        (STRANGER, "", STRANGER),
        (PROXY, STRANGER, STRANGER),
        ("::1", "2001:db8::7", "2001:db8::7"),
        # What a stranger says of itself is no proof.
        (STRANGER, "198.51.100.1", STRANGER),
        (STRANGER, PROXY, STRANGER),
        (PROXY, f"198.51.100.1, {STRANGER}", STRANGER),
        (PROXY, f"127.0.0.1, {STRANGER}", STRANGER),
        # Through several of our own.
        (PROXY, f"{STRANGER}, 127.0.0.2", STRANGER),
        (PROXY, f"198.51.100.1, {STRANGER}, 127.0.0.2, ::1", STRANGER),
        (PROXY, "127.0.0.3, 127.0.0.2", "127.0.0.3"),
        # One form for one address.
        (PROXY, "2001:DB8:0:0:0:0:0:7", "2001:db8::7"),
        (PROXY, "::ffff:203.0.113.9", STRANGER),
        ("::ffff:127.0.0.1", STRANGER, STRANGER),
        (PROXY, "fe80::1%eth0", "fe80::1"),
        (f"{STRANGER}", "::1", STRANGER),
        # Garbage ends the chain.
        (PROXY, "unknown", PROXY),
        (PROXY, f"{STRANGER}, <script>", PROXY),
        (PROXY, f"999.1.1.1, {STRANGER}", STRANGER),
        (PROXY, " , ,", PROXY),
        (PROXY, f"{STRANGER}:8080", PROXY),
        (PROXY, "٢٠٣.0.113.9", PROXY),
        ("", STRANGER, ""),
        ("/run/web.sock", STRANGER, ""),
    ],
)
def test_the_last_address_that_is_no_proxy_of_ours_counts(peer: str, forwarded: str, address: str) -> None:
    assert client_address(peer, forwarded) == address


def test_which_proxies_are_ours_is_a_setting(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = ["10.0.0.0/8", "2001:db8:1::/48"]
    assert client_address("10.1.2.3", f"{STRANGER}, 2001:db8:1::9") == STRANGER
    assert client_address(PROXY, STRANGER) == PROXY


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (X11)", "Mozilla/5.0 (X11)"),
        ("a\r\nX-Admin: 1", "aX-Admin: 1"),
        ("a\x00b\x1b[31mc\x85d", "ab[31mcd"),
        ("a\u202eb", "ab"),
        ("", ""),
        ("x" * 5000, "x" * LONGEST_DEVICE),
    ],
)
def test_a_device_is_printable_and_bounded(agent: str, device: str) -> None:
    assert plain_device(agent) == device


@pytest.mark.django_db
def test_a_refusal_is_noted_with_its_origin_whatever_is_sent(rest: Client) -> None:
    answer = rest.get(
        "/v2/refuse/door",
        headers={"X-Forwarded-For": f"198.51.100.1, {STRANGER}", "User-Agent": "a\r\nevil: 1\x00" + "x" * 300},
    )
    note = AuditRecord.objects.get()
    assert (answer.status_code, note.address) == (403, STRANGER)
    assert note.device == ("aevil: 1" + "x" * 300)[:LONGEST_DEVICE]


@pytest.mark.django_db
def test_a_request_without_an_address_is_noted_too(rest: Client) -> None:
    assert rest.get("/v2/refuse/door", REMOTE_ADDR="").status_code == 403
    assert AuditRecord.objects.get().address is None


def test_the_origin_ends_with_the_request(rest: Client) -> None:
    rest.get("/v2/short", REMOTE_ADDR=STRANGER)
    assert current_origin().address == ""


@pytest.mark.parametrize(
    ("client", "headers", "address", "device"),
    [
        ((PROXY, 4711), [(b"X-Forwarded-For", STRANGER.encode()), (b"user-agent", b"Fire\rfox")], STRANGER, "Firefox"),
        ((STRANGER, 4711), [(b"x-forwarded-for", b"198.51.100.1")], STRANGER, ""),
        (None, [], "", ""),
        ((PROXY, 4711), [(b"x-forwarded-for", b"\xff\xfe")], PROXY, ""),
    ],
)
def test_a_socket_comes_from_somewhere_too(client: Any, headers: Any, address: str, device: str) -> None:
    origin = origin_of_scope({"client": client, "headers": headers})
    assert (origin.address, origin.device) == (address, device)
