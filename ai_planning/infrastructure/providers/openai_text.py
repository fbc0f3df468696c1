"""OpenAI, and whatever speaks its chat completions: vLLM, Ollama, gateways."""

import json
from collections.abc import Iterable
from contextlib import closing
from functools import partial
from typing import Any

from ai_planning.domain.generation_refusals import RequestRefused
from ai_planning.infrastructure.providers import openai_client
from ai_planning.infrastructure.providers.account import Account, Usage
from ai_planning.infrastructure.providers.author import Conversation, Reply
from ai_planning.infrastructure.providers.patience import Patience

MOST_TOKENS, MOST_CHARACTERS = 16_000, 200_000


class OpenAiText:
    def __init__(self, account: Account) -> None:
        self._account = account

    def reply(self, conversation: Conversation, patience: Patience) -> Reply:
        return openai_client.asked(self._account, patience, partial(self._reply, conversation, patience))

    def _reply(self, conversation: Conversation, patience: Patience, client: Any) -> Reply:
        stream = client.chat.completions.create(
            model=self._account.model,
            messages=_messages(conversation),
            response_format=_format(conversation),
            # The seeds of the product are longer than servers take.
            seed=conversation.seed % 2**31,
            max_completion_tokens=MOST_TOKENS,
            stream=True,
            stream_options={"include_usage": True},
        )
        with closing(stream):
            if stream.response.headers.get("content-type", "").startswith("application/json"):
                return _whole(json.loads(stream.response.read()))
            return _heard(stream, conversation.task.characters, patience)


def _messages(conversation: Conversation) -> list[dict[str, str]]:
    roles = ("user", "assistant")
    turns = [{"role": roles[at % 2], "content": turn} for at, turn in enumerate(conversation.turns)]
    return [{"role": "system", "content": conversation.task.instructions}, *turns]


def _format(conversation: Conversation) -> dict[str, Any]:
    form = {"name": conversation.task.name, "schema": conversation.schema, "strict": True}
    return {"type": "json_schema", "json_schema": form}


def _whole(answer: Any) -> Reply:
    """Of a server that does not stream."""
    choice, spent = answer["choices"][0], answer.get("usage") or {}
    said, ending = choice["message"], choice.get("finish_reason")
    if said.get("refusal") or ending == "content_filter":
        raise RequestRefused
    usage = Usage(spent.get("prompt_tokens") or 0, spent.get("completion_tokens") or 0)
    return Reply(said.get("content") or "", ending == "stop", usage)


def _heard(chunks: Iterable[Any], expected: int, patience: Patience) -> Reply:
    texts: list[str] = []
    came, ending, usage = 0, None, Usage()
    for chunk in chunks:
        usage = _usage(chunk) or usage
        # Some servers send null for none.
        for choice in (getattr(chunk, "choices", None) or ())[:1]:
            ending = choice.finish_reason or ending
            if choice.delta.refusal or ending == "content_filter":
                raise RequestRefused
            texts.append(choice.delta.content or "")
            came += len(texts[-1])
        patience.hear(came, expected)
        if came > MOST_CHARACTERS:
            break
    return Reply("".join(texts), ending == "stop", usage)


def _usage(chunk: Any) -> Usage | None:
    told = getattr(chunk, "usage", None)
    return Usage(told.prompt_tokens or 0, told.completion_tokens or 0) if told else None
