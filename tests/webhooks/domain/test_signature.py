"""Signatures are those of Standard Webhooks."""

from datetime import UTC, datetime

from core.domain.secret import Secret
from webhooks.domain.signature import secret_of, signed_headers

# The example that the libraries of the standard are tested with.
KNOWN = Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
ID, AT, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", datetime.fromtimestamp(1614265330, UTC), b'{"test": 2432232314}'
SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_the_known_example_is_signed_as_everybody_does() -> None:
    assert signed_headers(ID, AT, BODY, [KNOWN]) == {
        "webhook-id": ID,
        "webhook-timestamp": "1614265330",
        "webhook-signature": SIGNATURE,
    }


def test_each_live_secret_signs_the_new_one_first() -> None:
    other = secret_of(b"o" * 32)
    first, second = signed_headers(ID, AT, BODY, [other, KNOWN])["webhook-signature"].split(" ")
    assert (second, first != second, first.startswith("v1,")) == (SIGNATURE, True, True)
