"""What goes wrong at providers, and what is made of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import orjson
import pytest

from ai_planning.domain.generation_refusals import (
    GenerationFailed,
    KeyRefused,
    NoLongerWanted,
    OutputRefused,
    ProviderQuotaSpent,
    ProviderRejects,
    ProviderTimedOut,
    ProviderUnreachable,
    RequestRefused,
)
from ai_planning.infrastructure.providers.author import CHARACTERS_A_TOKEN
from tests.ai_planning.providers import films
from tests.ai_planning.providers.dialects import Dialect, Google, OpenAi, sse
from tests.ai_planning.providers.films import BRIEF, SEED, STORY, UNWATCHED, Heard
from tests.ai_planning.providers.wire import JSON, Provider, Reply

HEARD = 40


def refusal(dialect: Dialect, provider: Provider, *replies: Reply, tries: int = 3, seconds: float = 30) -> Any:
    provider.replies = list(replies)
    author = films.author(films.account(dialect, provider, tries=tries, seconds=seconds))
    with pytest.raises(GenerationFailed) as raised:
        author.write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    return raised.value


@pytest.mark.parametrize("status", [401, 403])
def test_a_key_that_is_refused_is_said(dialect: Dialect, provider: Provider, status: int) -> None:
    assert type(refusal(dialect, provider, dialect.failure(status))) is KeyRefused
    assert len(provider.asked) == 1


def test_google_tells_of_a_bad_key_by_400(provider: Provider) -> None:
    info = {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
    told = {"code": 400, "message": "API key not valid.", "status": "INVALID_ARGUMENT", "details": [info]}
    reply = Reply((orjson.dumps({"error": told}),), 400, JSON)
    assert type(refusal(Google(), provider, reply)) is KeyRefused


def test_a_spent_quota_says_when_to_come_again(dialect: Dialect, provider: Provider) -> None:
    spent = refusal(dialect, provider, dialect.failure(429, headers={"Retry-After": "37"}))
    assert type(spent) is ProviderQuotaSpent
    assert spent.seconds == 37
    assert len(provider.asked) == 1


def test_a_spent_quota_may_name_a_date_or_nothing(dialect: Dialect, provider: Provider) -> None:
    at = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3500 < refusal(dialect, provider, dialect.failure(429, headers={"Retry-After": at})).seconds <= 3600
    assert refusal(dialect, provider, dialect.failure(429, headers={"Retry-After": "soon"})).seconds is None
    assert refusal(dialect, provider, dialect.failure(429)).seconds is None
    assert refusal(dialect, provider, dialect.failure(429, headers={"Retry-After": "9" * 30})).seconds == 86_400


def test_google_says_in_the_body_when_to_come_again(provider: Provider) -> None:
    info = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "22.7s"}
    told = {"code": 429, "message": "Quota.", "status": "RESOURCE_EXHAUSTED", "details": [info]}
    assert refusal(Google(), provider, Reply((orjson.dumps({"error": told}),), 429, JSON)).seconds == 22


@pytest.mark.parametrize("status", [500, 503, 529])
def test_a_server_that_fails_is_asked_three_times(dialect: Dialect, provider: Provider, status: int) -> None:
    failing = dialect.failure(status)
    assert type(refusal(dialect, provider, failing, failing, failing)) is ProviderUnreachable
    assert len(provider.asked) == 3


def test_a_server_that_recovers_is_forgiven(dialect: Dialect, provider: Provider) -> None:
    provider.replies = [dialect.failure(500), dialect.text(films.story())]
    author = films.author(films.account(dialect, provider, tries=2))
    assert author.write_story(BRIEF, seed=SEED, watch=UNWATCHED).draft == STORY


@pytest.mark.parametrize("status", [302, 400, 404, 413])
def test_what_asking_again_cannot_help_is_asked_once(dialect: Dialect, provider: Provider, status: int) -> None:
    elsewhere = {"Location": f"{provider.url}/elsewhere"}
    told = refusal(dialect, provider, dialect.failure(status, headers=elsewhere))
    assert (type(told), told.may_pass, told.code) == (ProviderRejects, False, ProviderUnreachable.code)
    assert len(provider.asked) == 1


def test_a_server_that_is_not_there_is_unreachable(dialect: Dialect) -> None:
    gone = Provider()
    gone.close()
    assert type(refusal(dialect, gone)) is ProviderUnreachable


def test_a_line_that_breaks_is_asked_again(dialect: Dialect, provider: Provider) -> None:
    broken = replace(dialect.begun(films.story()[:20]), stays=False, is_cut=True)
    provider.replies = [broken, dialect.text(films.story())]
    author = films.author(films.account(dialect, provider, tries=2))
    assert author.write_story(BRIEF, seed=SEED, watch=UNWATCHED).draft == STORY


@pytest.mark.parametrize(
    "pieces",
    [
        (b'data: {"choices": [\n\n',),
        (b"data: \xff\xfe\x00\n\n",),
        (b"data: [1, 2]\n\n",),
        (b'data: {"choices": 7, "candidates": 7}\n\n',),
        (b'data: {"choices": [{"delta": 5}], "candidates": [{"content": 5}]}\n\n',),
        (b"<html>502 Bad Gateway</html>",),
        (b"\x00" * 4096,),
    ],
    ids=["cut", "bytes", "list", "numbers", "shapes", "html", "zeros"],
)
def test_malformed_answers_are_refused(dialect: Dialect, provider: Provider, pieces: tuple[bytes, ...]) -> None:
    told = refusal(dialect, provider, Reply(pieces), Reply(pieces))
    assert type(told) in (ProviderUnreachable, OutputRefused)


def test_a_stream_that_ends_in_an_error_is_refused(provider: Provider) -> None:
    def ends_in(**error: Any) -> Reply:
        return Reply(sse({"error": {"message": "sorry", "type": "server_error", **error}}))

    assert type(refusal(OpenAi(), provider, ends_in(code="server_error"), tries=1)) is ProviderUnreachable
    assert type(refusal(OpenAi(), provider, ends_in(code="rate_limit_exceeded"))) is ProviderQuotaSpent
    assert type(refusal(OpenAi(), provider, ends_in(code="content_policy_violation"))) is RequestRefused
    overloaded = Reply(sse({"error": {"code": 503, "message": "busy"}}))
    assert type(refusal(Google(), provider, overloaded, tries=1)) is ProviderUnreachable


def test_a_silent_server_is_waited_for_until_the_deadline(dialect: Dialect, provider: Provider) -> None:
    assert type(refusal(dialect, provider, Reply(is_silent=True), seconds=0.5)) is ProviderTimedOut
    assert provider.left.wait(5)


def test_bytes_that_drip_extend_no_deadline(dialect: Dialect, provider: Provider) -> None:
    dripping = Reply(drips=dialect.drip())
    assert type(refusal(dialect, provider, dripping, seconds=0.5)) is ProviderTimedOut
    assert provider.left.wait(5)


def test_the_second_round_has_no_deadline_of_its_own(dialect: Dialect, provider: Provider) -> None:
    replies = (dialect.text("no json"), Reply(is_silent=True))
    assert type(refusal(dialect, provider, *replies, seconds=0.7)) is ProviderTimedOut


@pytest.mark.parametrize("is_dripping", [False, True], ids=["quiet", "dripping"])
def test_a_cancelled_job_ends_a_slow_stream(dialect: Dialect, provider: Provider, is_dripping: bool) -> None:
    begun = dialect.begun(films.story()[:HEARD])
    provider.replies = [replace(begun, drips=dialect.drip() if is_dripping else b"")]
    watch = Heard(when=provider.waiting.is_set)
    with pytest.raises(NoLongerWanted) as stopped:
        films.author(films.account(dialect, provider, tries=3)).write_story(BRIEF, seed=SEED, watch=watch)
    assert stopped.value.spent is not None
    assert stopped.value.spent.output_tokens == HEARD // CHARACTERS_A_TOKEN
    assert stopped.value.spent.input_tokens > stopped.value.spent.output_tokens
    assert provider.left.wait(5)
    assert len(provider.asked) == 1


def test_a_job_that_is_cancelled_before_asks_nobody(dialect: Dialect, provider: Provider) -> None:
    with pytest.raises(NoLongerWanted):
        films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=Heard(when=lambda: True))
    assert provider.asked == []


def test_a_job_is_cancelled_between_two_tries(dialect: Dialect, provider: Provider) -> None:
    provider.replies = [dialect.failure(500)]
    watch = Heard(when=lambda: bool(provider.asked))
    author = films.author(films.account(dialect, provider, tries=3, pause=60))
    with pytest.raises(NoLongerWanted):
        author.write_story(BRIEF, seed=SEED, watch=watch)


def test_the_watch_hears_how_far_it_is(dialect: Dialect, provider: Provider) -> None:
    provider.replies = [replace(dialect.begun(films.story()), drips=dialect.drip())]
    watch = Heard(when=lambda: len(watch.told) > 2)
    with pytest.raises(NoLongerWanted):
        films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=watch)
    assert watch.told == sorted(watch.told)
    assert 0 < watch.told[-1] < 1


def test_what_the_watch_itself_raises_passes_as_it_is(dialect: Dialect, provider: Provider) -> None:
    def broken(done: float, /) -> None:
        raise ConnectionError("the database is away")

    with pytest.raises(ConnectionError, match="the database is away"):
        films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=broken)
