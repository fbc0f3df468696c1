"""The client of Google's Gemini API, and what its errors and endings mean."""

import re
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from ai_planning.domain.generation_refusals import GenerationFailed, KeyRefused, RequestRefused
from ai_planning.infrastructure.providers import asking
from ai_planning.infrastructure.providers.account import Account, Usage
from ai_planning.infrastructure.providers.asking import Failure
from ai_planning.infrastructure.providers.patience import Patience

# Endings that are a policy's, and the rest is none of the prompt's fault.
_POLICY = frozenset(
    (
        "SAFETY",
        "RECITATION",
        "BLOCKLIST",
        "PROHIBITED_CONTENT",
        "SPII",
        "IMAGE_SAFETY",
        "IMAGE_PROHIBITED_CONTENT",
        "IMAGE_RECITATION",
        "MODEL_ARMOR",
        "ESCALATION",
    )
)
_DELAY = re.compile(r"(\d{1,9})(?:\.\d+)?s")
Result = TypeVar("Result")


def asked(account: Account, patience: Patience, question: Callable[[Any], Result]) -> Result:
    """What `question` gets from the client. Raises the refusals of domain/generation_refusals.py."""
    import httpx2
    from google.genai import errors as google

    from ai_planning.infrastructure.providers import network

    errors = (google.APIError, httpx2.HTTPError, GenerationFailed, *asking.SHAPELESS)
    with network.client(patience) as http, _client(account, http) as client:
        return asking.ask(partial(question, client), errors, failure, account, patience)


def _client(account: Account, http: Any) -> Any:
    """Tries are counted by us: the pauses of the client know of no watch."""
    from google import genai

    options = genai.types.HttpOptions(base_url=account.base_url, api_version="v1beta", httpx_client=http)
    return genai.Client(api_key=account.key.reveal() if account.key else "", vertexai=False, http_options=options)


def failure(error: Exception) -> Failure:
    import httpx2
    from google.genai import errors as google

    match error:
        case GenerationFailed():
            return Failure(error)
        case google.APIError():
            return _of_status(error)
        case httpx2.TimeoutException():
            return asking.timed_out()
        case httpx2.HTTPError():
            return asking.cut_off()
    return asking.shapeless()


def heard(answer: Any) -> Any:
    """The candidate, None while there is none. Raises RequestRefused where a policy has spoken."""
    feedback = answer.prompt_feedback
    if feedback is not None and feedback.block_reason is not None:
        raise RequestRefused
    candidate = (answer.candidates or (None,))[0]
    if candidate is not None and candidate.finish_reason is not None and candidate.finish_reason.value in _POLICY:
        raise RequestRefused
    return candidate


def usage(answer: Any) -> Usage | None:
    """What was thought is paid for like what was said."""
    told = answer.usage_metadata
    if told is None:
        return None
    said = (told.candidates_token_count or 0) + (told.thoughts_token_count or 0)
    return Usage(told.prompt_token_count or 0, said)


def _of_status(error: Any) -> Failure:
    details = _details(error)
    if any(each.get("reason") == "API_KEY_INVALID" for each in details):
        return Failure(KeyRefused())
    headers = getattr(error.response, "headers", None) or {}
    return asking.of_status(error.code or 500, asking.retry_after(headers) or _delay(details))


def _details(error: Any) -> list[dict[str, Any]]:
    """Google tells a bad key by 400, and when to come again in the body."""
    told = error.details.get("error", error.details) if isinstance(error.details, dict) else {}
    details = told.get("details") if isinstance(told, dict) else None
    return [each for each in details if isinstance(each, dict)] if isinstance(details, list) else []


def _delay(details: list[dict[str, Any]]) -> int | None:
    delays = (_DELAY.fullmatch(str(each.get("retryDelay", ""))) for each in details)
    return next((max(1, int(delay[1])) for delay in delays if delay), None)
