"""Gemini's text, by a response schema."""

from functools import partial
from typing import Any

from ai_planning.infrastructure.providers import google_client
from ai_planning.infrastructure.providers.account import Account, Usage
from ai_planning.infrastructure.providers.author import Conversation, Reply
from ai_planning.infrastructure.providers.patience import Patience

MOST_TOKENS, MOST_CHARACTERS = 16_000, 200_000


class GoogleText:
    def __init__(self, account: Account) -> None:
        self._account = account

    def reply(self, conversation: Conversation, patience: Patience) -> Reply:
        return google_client.asked(self._account, patience, partial(self._reply, conversation, patience))

    def _reply(self, conversation: Conversation, patience: Patience, client: Any) -> Reply:
        stream = client.models.generate_content_stream(
            model=self._account.model, contents=_turns(conversation), config=_config(conversation)
        )
        return _heard(stream, conversation.task.characters, patience)


def _turns(conversation: Conversation) -> list[dict[str, Any]]:
    roles = ("user", "model")
    return [{"role": roles[at % 2], "parts": [{"text": turn}]} for at, turn in enumerate(conversation.turns)]


def _config(conversation: Conversation) -> Any:
    from google.genai import types

    return types.GenerateContentConfig(
        system_instruction=conversation.task.instructions,
        response_mime_type="application/json",
        response_json_schema=conversation.schema,
        # The seeds of the product are longer than Google takes.
        seed=conversation.seed % 2**31,
        max_output_tokens=MOST_TOKENS,
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
    )


def _heard(stream: Any, expected: int, patience: Patience) -> Reply:
    texts: list[str] = []
    came, ending, usage = 0, None, Usage()
    for chunk in stream:
        usage = google_client.usage(chunk) or usage
        candidate = google_client.heard(chunk)
        if candidate is None:
            continue
        ending = candidate.finish_reason or ending
        texts.append(_said(candidate))
        came += len(texts[-1])
        patience.hear(came, expected)
        if came > MOST_CHARACTERS:
            break
    return Reply("".join(texts), ending is not None and ending.value == "STOP", usage)


def _said(candidate: Any) -> str:
    """Without what it has thought."""
    parts = (candidate.content.parts or ()) if candidate.content else ()
    return "".join(part.text for part in parts if part.text and not part.thought)
