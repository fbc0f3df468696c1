"""Storyboards in pencil, without any network."""

from io import BytesIO

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import Picture, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.built_in.drawing.frame import frame

PICTURES = Maker(Provider.BUILT_IN, "pencil", "1")
_QUALITY = 84


class BuiltInArtist:
    """A pure function of brief, stage, shot, position and seed."""

    maker = PICTURES

    def draw(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, position: int, *, seed: int, watch: Watch
    ) -> Made[Picture]:
        watch(0.0)
        drawn = frame(brief, stage, shot, position, seed)
        target = BytesIO()
        drawn.save(target, "JPEG", quality=_QUALITY)
        watch(1.0)
        picture = Picture(target.getvalue(), "image/jpeg", drawn.width, drawn.height)
        return Made(picture, Provenance(PICTURES, seed))
