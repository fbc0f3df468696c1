"""OpenAI's pictures, and those of whatever speaks its protocol."""

from base64 import b64decode
from functools import partial
from typing import Any

from ai_planning.contracts import AspectRatio
from ai_planning.domain.generation_refusals import OutputRefused
from ai_planning.infrastructure.providers import openai_client
from ai_planning.infrastructure.providers.account import Account, Usage
from ai_planning.infrastructure.providers.draughtsman import Drawn
from ai_planning.infrastructure.providers.patience import Patience

# The sizes that every one of its models draws; what is over is cut off.
WIDE, TALL, SQUARE = "1536x1024", "1024x1536", "1024x1024"


class OpenAiPictures:
    def __init__(self, account: Account) -> None:
        self._account = account

    def drawn(self, prompt: str, aspect_ratio: AspectRatio, patience: Patience) -> Drawn:
        return openai_client.asked(self._account, patience, partial(self._drawn, prompt, aspect_ratio))

    def _drawn(self, prompt: str, aspect_ratio: AspectRatio, client: Any) -> Drawn:
        answer = client.images.generate(
            model=self._account.model, prompt=prompt, size=_size(aspect_ratio), quality="medium", n=1
        )
        # An address instead of a picture could lead anywhere.
        encoded = answer.data[0].b64_json if answer.data else None
        if not encoded:
            raise OutputRefused
        return Drawn(b64decode(encoded), _usage(answer))


def _size(aspect_ratio: AspectRatio) -> str:
    if aspect_ratio is AspectRatio.SQUARE:
        return SQUARE
    return WIDE if aspect_ratio.ratio > 1 else TALL


def _usage(answer: Any) -> Usage:
    told = answer.usage
    return Usage(told.input_tokens or 0, told.output_tokens or 0) if told else Usage()
