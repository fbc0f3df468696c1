"""ViewingTokens, on the fake and on Django's signatures."""

from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from core.domain.ids import new_id
from feedback.application.playback_ports import ViewingTokens
from feedback.domain.viewing import Viewing
from feedback.infrastructure.viewing_tokens import SignedViewingTokens
from tests.feedback.examples import NOON
from tests.feedback.fake_playback import FakeViewingTokens

VIEWING = Viewing(
    project_id=new_id(),
    version_id=new_id(),
    user_id=new_id(),
    session_id=new_id(),
    until=NOON.replace(microsecond=0),
)


@pytest.fixture(params=["fake", "signed"])
def tokens(request: pytest.FixtureRequest) -> ViewingTokens:
    return FakeViewingTokens() if request.param == "fake" else SignedViewingTokens()


@pytest.mark.parametrize("viewing", [VIEWING, replace(VIEWING, session_id=None)])
def test_a_token_tells_the_viewing_that_it_was_made_for(tokens: ViewingTokens, viewing: Viewing) -> None:
    assert tokens.viewing(tokens.token(viewing)) == viewing
    assert tokens.token(viewing) == tokens.token(viewing)


@pytest.mark.parametrize(
    "change",
    [{name: new_id()} for name in ("project_id", "version_id", "user_id", "session_id")]
    + [{"until": VIEWING.until + timedelta(seconds=1)}],
)
def test_another_viewing_has_another_token(tokens: ViewingTokens, change: dict[str, object]) -> None:
    assert tokens.token(replace(VIEWING, **change)) != tokens.token(VIEWING)  # type: ignore[arg-type]


@pytest.mark.parametrize("word", ["", ".", "none", "none.none", "가.나", "\x00"])
def test_a_word_that_nobody_made_is_no_viewing(tokens: ViewingTokens, word: str) -> None:
    assert tokens.viewing(word) is None


def test_a_token_of_one_goes_with_the_signature_of_no_other() -> None:
    ours, theirs = (SignedViewingTokens().token(replace(VIEWING, user_id=new_id())) for _ in range(2))
    told, _, _ = ours.partition(".")
    _, _, signature = theirs.partition(".")
    assert SignedViewingTokens().viewing(f"{told}.{signature}") is None


def test_a_token_of_another_product_is_no_viewing(settings: Settings) -> None:
    token = SignedViewingTokens().token(VIEWING)
    settings.SECRET_KEY = "another key, as long as any"
    assert SignedViewingTokens().viewing(token) is None


def test_a_token_fits_into_an_address_as_it_is() -> None:
    token = SignedViewingTokens().token(VIEWING)
    assert len(token) < 150
    assert token.isascii()
    assert token.replace("-", "").replace("_", "").replace(".", "").isalnum()
