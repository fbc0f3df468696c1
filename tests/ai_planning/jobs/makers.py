"""Makers in memory: what they make tells how often they were asked."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.contracts import CameraMove, InsertPurpose, ShotSize
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, Picture, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from tests.ai_planning.examples import shot_draft

FREE = Maker(Provider.BUILT_IN, "built-in", "1")
PAID = Maker(Provider.OPENAI, "gpt-5", "story-3")
OWN = Maker(Provider.OPENAI, "gpt-5", "story-3", is_own_key=True)
TOKENS, COST = 500, 1_200


@dataclass
class FakeMaker:
    """Writes, designs and draws. `trouble` is raised instead, once each; `meanwhile` happens while it works.

    `drawn` are descriptions of shots.
    """

    maker: Maker = FREE
    seeds: list[int] = field(default_factory=list)
    trouble: list[Exception] = field(default_factory=list)
    meanwhile: Callable[[Watch], None] = lambda watch: None
    drawn: list[str] = field(default_factory=list)

    def write_story(self, brief: Brief, *, seed: int, watch: Watch) -> Made[tuple[StageDraft, ...]]:
        return self._made(tuple(self._stage(each) for each in range(1, 5)), seed, watch)

    def rewrite_stage(self, brief: Brief, story: Any, position: int, *, seed: int, watch: Watch) -> Made[StageDraft]:
        return self._made(self._stage(position), seed, watch)

    def design_shots(self, brief: Brief, story: Any, *, seed: int, watch: Watch) -> Made[tuple[ShotDraft, ...]]:
        return self._made(tuple(shot_draft(each, weight=each) for each in range(1, 13)), seed, watch)

    def redesign_shot(
        self, brief: Brief, story: Any, shots: Any, position: int, *, seed: int, watch: Watch
    ) -> Made[ShotDraft]:
        return self._made(shot_draft(position * 100), seed, watch)

    def design_inserts(
        self, brief: Brief, stage: Any, shot: Any, *, seed: int, watch: Watch
    ) -> Made[tuple[InsertDraft, ...]]:
        insert = InsertDraft(InsertPurpose.RHYTHM, f"{seed}", ShotSize.CLOSE_UP, CameraMove.PAN)
        return self._made((insert,), seed, watch)

    def draw(self, brief: Brief, stage: Any, shot: Any, position: int, *, seed: int, watch: Watch) -> Made[Picture]:
        self.drawn.append(shot.description)
        return self._made(Picture(f"{position}".encode(), "image/png", 16, 9), seed, watch)

    def _stage(self, position: int) -> StageDraft:
        return StageDraft(f"{position}. {len(self.seeds) + 1}", f"내용 {position}", f"목표 {position}")

    def _made(self, draft: Any, seed: int, watch: Watch) -> Made[Any]:
        self.seeds.append(seed)
        self.meanwhile(watch)
        if self.trouble:
            raise self.trouble.pop(0)
        costs = (TOKENS - 100, 100, COST) if self.maker.provider is not Provider.BUILT_IN else (0, 0, 0)
        return Made(draft, Provenance(self.maker, seed, *costs))


@dataclass
class FakeMakers:
    """One of them makes all, whoever asks. `refusal` is raised instead."""

    one: FakeMaker = field(default_factory=FakeMaker)
    refusal: Exception | None = None

    def writer(self, user_id: UUID, provider: Provider | None) -> FakeMaker:
        if self.refusal is not None:
            raise self.refusal
        return self.one

    designer = writer
    artist = writer
