"""What the start says of the demo account is true."""

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from config import demo
from identity.infrastructure.models import User
from identity.infrastructure.passwords import Argon2Passwords
from tests.client import ApiClient

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("own_bucket")]


def test_the_password_that_is_told_logs_in(api: ApiClient, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        call_command("prepare", demo=True)
        email, password = capsys.readouterr().out.strip().removeprefix("Demo account: ").split("  password: ")
        answer = api.post("/v2/auth/login", {"email": email, "password": password})
        assert answer.status_code == 200, answer.content


def test_none_is_told_where_a_person_has_set_another(capsys: pytest.CaptureFixture[str]) -> None:
    first = demo.seed()
    User.objects.filter(email=demo.EMAIL).update(password=Argon2Passwords().hash("직접 정한 암호 3"))
    call_command("prepare", demo=True)
    assert first.password not in (told := capsys.readouterr().out)
    assert told.strip() == "Demo account: demo@example.com, which has another password now"


def test_none_is_told_where_the_account_came_from_another_installation(settings: Settings) -> None:
    there = demo.seed()
    settings.SECRET_KEY = "of this installation alone, and of no other"
    here = demo.seed()
    assert (there.fits, here.fits) == (True, False)
    assert here.password not in str(here)
