"""Stories in six structures, composed from what the brief says."""

import random

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import STAGES, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.built_in.writing.cast import cast_of
from ai_planning.infrastructure.built_in.writing.draws import Draws, seeded
from ai_planning.infrastructure.built_in.writing.stages import StageComposer

STORY_MAKER = Maker(Provider.BUILT_IN, "built-in-writer", "1")


class BuiltInStoryWriter:
    """Offline, and the same from the same seed."""

    @property
    def maker(self) -> Maker:
        return STORY_MAKER

    def write_story(self, brief: Brief, *, seed: int, watch: Watch) -> Made[tuple[StageDraft, ...]]:
        cast = cast_of(brief, seed)
        composer = StageComposer(brief, cast, Draws(_rng(brief, seed), cast.tongue))
        stages = []
        for position in range(1, STAGES + 1):
            watch((position - 1) / STAGES)
            stages.append(composer.stage(position))
        return Made(tuple(stages), Provenance(self.maker, seed))

    def rewrite_stage(
        self, brief: Brief, story: tuple[StageDraft, ...], position: int, *, seed: int, watch: Watch
    ) -> Made[StageDraft]:
        watch(0.0)
        told = "\n".join(f"{stage.title}\n{stage.content}\n{stage.goal}" for stage in story)
        cast = cast_of(brief, seed, told)
        draws = Draws(_rng(brief, seed), cast.tongue, told)
        return Made(StageComposer(brief, cast, draws).stage(position), Provenance(self.maker, seed))


def _rng(brief: Brief, seed: int) -> random.Random:
    return seeded(seed, "story", brief.title, brief.logline)
