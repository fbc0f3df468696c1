"""Gemini's pictures. Imagen, which was asked in another way, is no longer served."""

from functools import partial
from typing import Any

from ai_planning.contracts import AspectRatio
from ai_planning.domain.generation_refusals import OutputRefused
from ai_planning.infrastructure.providers import google_client
from ai_planning.infrastructure.providers.account import Account, Usage
from ai_planning.infrastructure.providers.draughtsman import Drawn
from ai_planning.infrastructure.providers.patience import Patience

# The nearest that Google draws; what is over is cut off.
_RATIOS = {AspectRatio.SCOPE: "21:9"}


class GooglePictures:
    def __init__(self, account: Account) -> None:
        self._account = account

    def drawn(self, prompt: str, aspect_ratio: AspectRatio, patience: Patience) -> Drawn:
        return google_client.asked(self._account, patience, partial(self._drawn, prompt, aspect_ratio))

    def _drawn(self, prompt: str, aspect_ratio: AspectRatio, client: Any) -> Drawn:
        from google.genai import types

        answer = client.models.generate_content(
            model=self._account.model,
            contents=prompt,
            config=types.GenerateContentConfig(
                response_modalities=["IMAGE"],
                image_config=types.ImageConfig(aspect_ratio=_RATIOS.get(aspect_ratio, aspect_ratio.value)),
                automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
            ),
        )
        return Drawn(_picture(google_client.heard(answer)), google_client.usage(answer) or Usage())


def _picture(candidate: Any) -> bytes:
    """The first that is not one of its thoughts."""
    parts = (candidate.content.parts or ()) if candidate and candidate.content else ()
    for part in parts:
        if part.inline_data and part.inline_data.data and not part.thought:
            return bytes(part.inline_data.data)
    raise OutputRefused
