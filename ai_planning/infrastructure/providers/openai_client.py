"""The client of OpenAI, and what its errors mean."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from ai_planning.domain.generation_refusals import GenerationFailed
from ai_planning.infrastructure.providers import asking
from ai_planning.infrastructure.providers.account import Account
from ai_planning.infrastructure.providers.asking import Failure
from ai_planning.infrastructure.providers.patience import Patience

# The client wants one, also where none is needed.
_NO_KEY = "none"
_POLICY = frozenset(("content_policy_violation", "moderation_blocked", "content_filter", "invalid_prompt"))
_SPENT = frozenset(("rate_limit_exceeded", "insufficient_quota"))
Result = TypeVar("Result")


def asked(account: Account, patience: Patience, question: Callable[[Any], Result]) -> Result:
    """What `question` gets from the client. Raises the refusals of domain/generation_refusals.py."""
    import httpx2
    import openai

    from ai_planning.infrastructure.providers import network

    errors = (openai.OpenAIError, httpx2.HTTPError, GenerationFailed, *asking.SHAPELESS)
    with network.client(patience) as http, _client(account, http) as client:
        return asking.ask(partial(question, client), errors, failure, account, patience)


def _client(account: Account, http: Any) -> Any:
    """Tries are counted by us: the pauses of the client know of no watch. No organisation goes along with a key."""
    import openai

    nobodys: dict[str, Any] = {"OpenAI-Organization": openai.omit, "OpenAI-Project": openai.omit}
    return openai.OpenAI(
        api_key=account.key.reveal() if account.key else _NO_KEY,
        base_url=account.base_url,
        default_headers=nobodys,
        max_retries=0,
        timeout=None,
        http_client=http,
    )


def failure(error: Exception) -> Failure:
    import httpx2
    import openai

    match error:
        case GenerationFailed():
            return Failure(error)
        case openai.APIStatusError():
            return _of_status(error)
        case openai.APITimeoutError() | httpx2.TimeoutException():
            return asking.timed_out()
        case openai.APIConnectionError() | httpx2.HTTPError():
            return asking.cut_off()
        case openai.APIError():
            return _within_stream(error)
    return asking.shapeless()


def _of_status(error: Any) -> Failure:
    if error.status_code in (400, 403) and error.code in _POLICY:
        return asking.refused()
    return asking.of_status(error.status_code, asking.retry_after(error.response.headers))


def _within_stream(error: Any) -> Failure:
    """Told in the middle of an answer that had begun well."""
    if error.code in _POLICY:
        return asking.refused()
    return asking.of_status(429 if error.code in _SPENT else 500, None)
