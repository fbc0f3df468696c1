"""The pages behind the links in mails: nothing foreign runs in them, and nobody frames them."""

import re

import pytest
from django.test import Client

PATHS = ["/verify-email", "/reset-password", "/confirm-email", "/invitations", "/transfers", "/unsubscribe"]
PATHS += ["/shared", "/shared/unsubscribe"]


@pytest.mark.parametrize("path", PATHS)
def test_only_the_scripts_of_the_page_run(path: str) -> None:
    first, second = (Client().get(f"{path}?token=x") for _ in range(2))
    policy, page = first.headers["Content-Security-Policy"], first.content.decode()
    (nonce,) = set(re.findall(r"'nonce-([\w-]{20,})'", policy))
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert re.findall(r"<(?:script|style) nonce=\"([\w-]+)\"", page) == [nonce, nonce]
    assert nonce not in second.content.decode()
    assert first.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", PATHS)
def test_without_the_script_nothing_that_is_typed_is_sent_or_gets_into_an_address(path: str) -> None:
    answer = Client().get(path)
    forms = re.findall(r"<form [^>]*", answer.content.decode())
    assert forms
    assert all(' method="post"' in form and " action=" not in form for form in forms)
    assert "form-action 'none'" in answer.headers["Content-Security-Policy"]


def test_a_password_is_masked_and_may_be_pasted_or_filled_in() -> None:
    page = Client().get("/reset-password?token=x").content.decode()
    (field,) = re.findall(r"<input [^>]*name=\"password\"[^>]*>", page)
    assert 'type="password"' in field
    assert 'autocomplete="new-password"' in field
    assert not re.search(r"onpaste|addEventListener\([\"'](?:paste|beforeinput|keydown)|readonly", page)
