"""Servers that speak OpenAI's protocol in their own way, as those on one's own machine do."""

from dataclasses import replace
from typing import Any

import orjson
import pytest

from ai_planning.domain.generation_refusals import OutputRefused, ProviderUnreachable, RequestRefused
from ai_planning.domain.provenance import Provenance
from tests.ai_planning.providers import films
from tests.ai_planning.providers.dialects import Dialect, OpenAi, sse
from tests.ai_planning.providers.films import BRIEF, SEED, SHOT, STORY, UNWATCHED
from tests.ai_planning.providers.wire import JSON, Provider, Reply


def written(provider: Provider, *replies: Reply, key: str = films.KEY) -> Any:
    provider.replies = list(replies)
    author = films.author(films.account(OpenAi(), provider, key=key))
    return author.write_story(BRIEF, seed=SEED, watch=UNWATCHED)


def whole(**message: Any) -> Reply:
    choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": None, **message}}
    usage = {"prompt_tokens": 90, "completion_tokens": 60, "total_tokens": 150}
    told = {"id": "c", "object": "chat.completion", "created": 1, "model": "llama", "choices": [choice]}
    return Reply((orjson.dumps({**told, "usage": usage}),), media_type=JSON)


def test_a_server_without_keys_is_asked_all_the_same(provider: Provider) -> None:
    assert written(provider, OpenAi().text(films.story()), key="").draft == STORY


def test_a_server_that_does_not_stream_is_understood(provider: Provider) -> None:
    made = written(provider, whole(content=films.story()))
    assert made.draft == STORY
    assert (made.provenance.input_tokens, made.provenance.output_tokens) == (90, 60)


def test_a_server_that_does_not_stream_may_decline(provider: Provider) -> None:
    with pytest.raises(RequestRefused):
        written(provider, whole(refusal="I can't help with that."))


def test_no_choices_and_no_usage_are_no_fault(provider: Provider) -> None:
    """vLLM ends a stream with choices of null; others count nothing."""
    bare = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "llama"}
    said = [{**bare, "choices": [{"index": 0, "delta": {"content": films.story()}, "finish_reason": "stop"}]}]
    made = written(provider, Reply(sse(*said, {**bare, "choices": None})))
    assert made.draft == STORY
    assert made.provenance == Provenance(made.provenance.maker, SEED)


def test_a_stream_without_an_end_is_read_as_far_as_it_goes(provider: Provider) -> None:
    bare = {"id": "c", "object": "chat.completion.chunk", "created": 1, "model": "llama"}
    said = {**bare, "choices": [{"index": 0, "delta": {"content": films.story()}, "finish_reason": None}]}
    assert written(provider, Reply(sse(said))).draft == STORY


def test_whoever_talks_without_end_is_not_listened_to(dialect: Dialect, provider: Provider) -> None:
    endless = dialect.begun("x" * 250_000)
    provider.replies = [replace(endless, drips=dialect.drip())] * 2
    with pytest.raises(OutputRefused):
        films.author(films.account(dialect, provider)).write_story(BRIEF, seed=SEED, watch=UNWATCHED)
    assert provider.left.wait(5)


def test_a_file_without_end_is_not_read_to_its_end(dialect: Dialect, provider: Provider) -> None:
    provider.replies = [Reply(drips=b" " * 4_000_000, media_type=JSON)]
    with pytest.raises(ProviderUnreachable):
        films.artist(films.account(dialect, provider)).draw(BRIEF, STORY[0], SHOT, 1, seed=1, watch=UNWATCHED)
    assert provider.left.wait(5)
