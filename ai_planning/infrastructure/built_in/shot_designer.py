"""Twelve shots by film grammar, for people who want to go and shoot them."""

import random

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.domain.brief import SHOTS, Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.built_in.writing.cast import Cast, cast_of
from ai_planning.infrastructure.built_in.writing.draws import Draws, seeded
from ai_planning.infrastructure.built_in.writing.grammar import look_between, looks
from ai_planning.infrastructure.built_in.writing.inserts import inserts_for
from ai_planning.infrastructure.built_in.writing.shots import ShotComposer

SHOT_MAKER = Maker(Provider.BUILT_IN, "built-in-designer", "1")


class BuiltInShotDesigner:
    """Offline, and the same from the same seed."""

    @property
    def maker(self) -> Maker:
        return SHOT_MAKER

    def design_shots(
        self, brief: Brief, story: tuple[StageDraft, ...], *, seed: int, watch: Watch
    ) -> Made[tuple[ShotDraft, ...]]:
        rng = _rng(brief, seed)
        cast = _cast(brief, seed, story)
        composer = ShotComposer(brief, cast, Draws(rng, cast.tongue), story)
        shots = []
        for position, look in enumerate(looks(brief, rng), start=1):
            watch((position - 1) / SHOTS)
            shots.append(composer.shot(position, look))
        return Made(tuple(shots), Provenance(self.maker, seed))

    def redesign_shot(
        self,
        brief: Brief,
        story: tuple[StageDraft, ...],
        shots: tuple[ShotDraft, ...],
        position: int,
        *,
        seed: int,
        watch: Watch,
    ) -> Made[ShotDraft]:
        watch(0.0)
        rng = _rng(brief, seed)
        cast = _cast(brief, seed, story)
        told = "\n".join(_told(shot) for shot in shots)
        composer = ShotComposer(brief, cast, Draws(rng, cast.tongue, told), story, is_anew=True)
        shot = composer.shot(position, look_between(brief, rng, shots, position))
        return Made(shot, Provenance(self.maker, seed))

    def design_inserts(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, *, seed: int, watch: Watch
    ) -> Made[tuple[InsertDraft, ...]]:
        watch(0.0)
        rng = _rng(brief, seed)
        told = f"{stage.content} {shot.description}"
        cast = cast_of(brief, seed, told)
        draws = Draws(rng, cast.tongue, "\n".join(each.description for each in shot.inserts))
        drafts = inserts_for(brief, cast.met(told, cast.nouns), draws, shot.shot_size, rng.choice((1, 2, 2, 3)))
        return Made(drafts, Provenance(self.maker, seed))


def _cast(brief: Brief, seed: int, story: tuple[StageDraft, ...]) -> Cast:
    return cast_of(brief, seed, "\n".join(f"{stage.content}\n{stage.title}" for stage in story))


def _told(shot: ShotDraft) -> str:
    return "\n".join((shot.title, shot.description, shot.dialogue, shot.subtitle, shot.audio, shot.notes))


def _rng(brief: Brief, seed: int) -> random.Random:
    return seeded(seed, "shots", brief.title, brief.logline)
