"""A key goes to the provider and nowhere else: not into logs, errors, reports, nor what an object shows of itself."""

import logging
import sys
import traceback
from collections.abc import Iterator
from typing import Any

import orjson
import pytest
from sentry_sdk.consts import DEFAULT_OPTIONS
from sentry_sdk.utils import event_from_exception

from ai_planning.domain.generation_refusals import GenerationFailed, RequestRefused
from ai_planning.infrastructure.makers import Service
from ai_planning.infrastructure.providers import google_client, openai_client
from ai_planning.infrastructure.providers.account import Prices
from core.domain.secret import Secret
from core.infrastructure.logs import JsonFormatter
from core.infrastructure.reports import WITHHELD, scrubbed
from tests.ai_planning.providers import films
from tests.ai_planning.providers.dialects import Dialect
from tests.ai_planning.providers.films import BRIEF, KEY, SEED, SHOT, STORY, UNWATCHED
from tests.ai_planning.providers.wire import Provider, Reply

TALKATIVE = ("", "openai", "openai._base_client", "httpx2", "google_genai", "google_genai._api_client")
# A key of no known form: nothing that looks for such forms helps here.
ODD_KEY = "my.very-own_key"
TYPED = "퇴근길의"


@pytest.fixture
def logged() -> Iterator[list[str]]:
    """All that anybody logs at any level that the settings do not close, formatted by us and as plain text."""
    lines: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.extend((JsonFormatter().format(record), logging.Formatter("%(message)s").format(record)))
            lines.append(repr(vars(record)))

    handler, loggers = Kept(level=1), [logging.getLogger(name) for name in TALKATIVE]
    levels = [each.level for each in loggers]
    logging.getLogger().addHandler(handler)
    for each in loggers:
        each.setLevel(1)
    yield lines
    logging.getLogger().removeHandler(handler)
    for each, level in zip(loggers, levels, strict=True):
        each.setLevel(level)


def echoing(dialect: Dialect, status: int, key: str) -> Reply:
    """A server that tells everything back."""
    told = {"X-Echo": key, "Retry-After": "7"}
    return dialect.failure(status, f"Incorrect API key provided: {key}", told)


def chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def shown(error: BaseException) -> list[str]:
    """In every way in which an error is shown."""
    report, _ = event_from_exception(error, client_options={**DEFAULT_OPTIONS, **WITHHELD})
    told = [orjson.dumps(scrubbed(report, {}), default=str).decode()]
    told.extend(traceback.format_exception(error))
    for each in chain(error):
        told.extend((str(each), repr(each), repr(each.args), repr(vars(each))))
    return told


@pytest.mark.parametrize("key", [KEY, ODD_KEY], ids=["usual", "odd"])
@pytest.mark.parametrize("status", [302, 400, 401, 403, 404, 429, 500])
def test_no_failure_tells_the_key(
    dialect: Dialect, provider: Provider, logged: list[str], status: int, key: str
) -> None:
    provider.replies = [echoing(dialect, status, key)] * 2
    account = films.account(dialect, provider, key=key)
    for ask in (
        lambda: films.author(account).write_story(BRIEF, seed=SEED, watch=UNWATCHED),
        lambda: films.artist(account).draw(BRIEF, STORY[0], SHOT, 1, seed=SEED, watch=UNWATCHED),
    ):
        with pytest.raises(GenerationFailed) as raised:
            ask()
        assert not any(key in told for told in shown(raised.value))
    assert [dialect.key(asked) for asked in provider.asked] == [key, key]
    assert logged
    assert not any(key in line for line in logged)


def test_no_good_answer_tells_the_key_or_what_people_have_typed(
    dialect: Dialect, provider: Provider, logged: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    provider.replies = [dialect.text("no json"), dialect.text(films.story()), dialect.picture(films.png())]
    account = films.account(dialect, provider)
    made: list[Any] = [films.author(account).write_story(BRIEF, seed=SEED, watch=UNWATCHED)]
    made.append(films.artist(account).draw(BRIEF, STORY[0], SHOT, 1, seed=SEED, watch=UNWATCHED))
    out, err = capfd.readouterr()
    for told in (*logged, out, err, repr(made)):
        assert KEY not in told
    for told in (*logged, out, err):
        assert TYPED not in told


def test_a_broken_line_tells_no_key(dialect: Dialect, logged: list[str]) -> None:
    gone = Provider()
    gone.close()
    with pytest.raises(GenerationFailed) as raised:
        films.author(films.account(dialect, gone)).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    assert not any(KEY in told for told in (*logged, *shown(raised.value)))


def test_the_key_goes_into_no_address(dialect: Dialect, provider: Provider) -> None:
    provider.replies = [dialect.text(films.story())]
    films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    asked = provider.asked[0]
    assert KEY not in asked.path
    assert KEY not in str(asked.body)


def test_no_object_shows_its_key(dialect: Dialect, provider: Provider) -> None:
    account = films.account(dialect, provider)
    author, artist = films.author(account), films.artist(account)
    service = Service(Secret(KEY), "", True, "", "", Prices())
    for shown_ in (account, author, artist, vars(author), vars(artist), author.maker, service):
        assert KEY not in repr(shown_)


def test_what_is_no_failure_of_the_client_keeps_its_refusal(dialect: Dialect) -> None:
    client = openai_client if dialect.name.value == "openai" else google_client
    assert type(client.failure(RequestRefused()).refusal) is RequestRefused


def test_the_connection_never_tells_what_servers_echo(logged: list[str]) -> None:
    assert not logging.getLogger("httpcore2.http11").isEnabledFor(logging.DEBUG)


def test_nothing_of_the_environment_goes_along(
    dialect: Dialect, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("OPENAI_API_KEY", "GOOGLE_API_KEY", "GEMINI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID"):
        monkeypatch.setenv(name, "of-the-server")
    provider.replies = [dialect.text(films.story())]
    films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    assert "of-the-server" not in str(provider.asked[0])
    assert "of-the-server" not in str(sys.exc_info())
