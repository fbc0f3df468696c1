"""What may be a password: anything of eight characters that is not the first thing whoever guesses tries."""

import pytest

from tests.client import ApiClient
from tests.identity.conftest import register_body

pytestmark = pytest.mark.django_db
OWN = ["videoplanet", "VideoPlanet2026!", "video-planet", "비디오플래닛12", "admin@videoplanet"]
COMMON = ["password123", "PassWord123", " 12345678 ", "ｐａｓｓｗｏｒｄ", "baseball", "qwertyuiop"]


@pytest.mark.parametrize("password", COMMON + OWN)
def test_what_most_people_choose_is_refused(api: ApiClient, password: str) -> None:
    answer = api.post("/v2/auth/register", register_body("easy") | {"password": password})
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        ("/password", "password.too_common")
    ]


@pytest.mark.parametrize(
    "password", ["나무 위의 고양이 열두 마리", "correct horse battery", "🎬" * 64, "a" * 7 + "\U0001f600", "x y" * 40]
)
def test_a_long_password_of_any_signs_is_taken(api: ApiClient, password: str) -> None:
    assert api.post("/v2/auth/register", register_body("hard") | {"password": password}).status_code == 201
