"""Storyboard frames by whichever model of pictures is asked."""

from dataclasses import dataclass, field
from typing import Protocol

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.contracts import AspectRatio
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import Picture, ShotDraft, StageDraft
from ai_planning.domain.generation_refusals import NoLongerWanted, OutputRefused, ProviderTimedOut
from ai_planning.domain.provenance import Maker
from ai_planning.infrastructure.providers.account import Account, Usage, provenance
from ai_planning.infrastructure.providers.frames import frame_of
from ai_planning.infrastructure.providers.patience import Patience, patient
from ai_planning.infrastructure.providers.picture_prompt import picture_prompt

# Whoever draws goes on drawing when nobody waits any more.
_PAID = (NoLongerWanted, ProviderTimedOut, OutputRefused)


@dataclass(frozen=True)
class Drawn:
    """A file as it came."""

    data: bytes = field(repr=False)
    usage: Usage


class PictureModel(Protocol):
    def drawn(self, prompt: str, aspect_ratio: AspectRatio, patience: Patience) -> Drawn:
        """Raises the refusals of domain/generation_refusals.py."""


class ProviderArtist:
    def __init__(self, model: PictureModel, account: Account) -> None:
        self._model, self._account = model, account

    @property
    def maker(self) -> Maker:
        return self._account.maker

    def draw(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, position: int, *, seed: int, watch: Watch
    ) -> Made[Picture]:
        usage = Usage()
        try:
            with patient(self._account.seconds, watch) as patience:
                drawn = self._model.drawn(picture_prompt(brief, stage, shot), brief.aspect_ratio, patience)
            usage, frame = drawn.usage, frame_of(drawn.data, brief.aspect_ratio)
        except _PAID as stopped:
            stopped.spent = provenance(self._account, seed, usage, pictures=1)
            raise
        return Made(frame, provenance(self._account, seed, usage, pictures=1))
