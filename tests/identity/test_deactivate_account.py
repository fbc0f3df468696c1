"""`manage.py deactivate_account`, as an operator and the person see it."""

from collections.abc import Callable
from io import StringIO
from typing import Any
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from core.infrastructure.models import AuditRecord
from identity.infrastructure.models import User
from tests.client import ApiClient
from tests.identity.conftest import PASSWORD

Made = Callable[..., dict[str, Any]]


def run(*arguments: str) -> str:
    said = StringIO()
    call_command("deactivate_account", *arguments, stdout=said)
    return said.getvalue().strip()


@pytest.mark.django_db(transaction=True)
def test_a_person_is_shut_out_at_once_and_let_in_again(api: ApiClient, verified: Made) -> None:
    session = verified("trouble")
    email, bearer = session["user"]["email"], api.with_(Authorization=f"Bearer {session['access_token']}")
    credentials = {"email": email, "password": PASSWORD}
    assert bearer.get("/v2/me").status_code == 200
    assert run(email.upper()) == "shut out; sessions ended: 1"
    assert bearer.get("/v2/me").code == "auth.token_invalid"
    assert api.post("/v2/auth/login", credentials).code == "auth.wrong_credentials"
    assert run(email, "--undo") == "let in again"
    assert bearer.get("/v2/me").code == "auth.session_ended"
    assert api.post("/v2/auth/login", credentials).status_code == 200
    noted = AuditRecord.objects.filter(account_id=UUID(session["user"]["id"]), action__startswith="account.")
    actions = list(noted.order_by("id").values_list("action", flat=True))
    assert actions[-2:] == ["account.deactivated", "account.reactivated"]


@pytest.mark.django_db
def test_nobody_is_no_account_and_who_withdrew_stays_away(api: ApiClient, verified: Made) -> None:
    email = verified("gone")["user"]["email"]
    User.objects.update(withdrawn_at=now(), is_active=False)
    for address in (email, "nobody@example.kr", "no address"):
        with pytest.raises(CommandError, match="No account has this address"):
            run(address, "--undo")
    assert not User.objects.get().is_active
