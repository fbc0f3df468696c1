"""Who writes stories, designs shots and draws frames.

What people have typed is data to them, never an instruction. All are safe to ask again: the same seed gives the same
where the maker can (the built-in ones do). None of them may be asked inside a unit of work.
"""

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, Picture, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider

Draft = TypeVar("Draft")


@dataclass(frozen=True)
class Made(Generic[Draft]):
    """What was made, and by what."""

    draft: Draft
    provenance: Provenance


class Watch(Protocol):
    def __call__(self, done: float, /) -> None:
        """Hear how far it is, 0 to 1; raises NoLongerWanted when the job was cancelled, superseded or its plan deleted.

        Whoever waits for somebody else calls it at least every second.
        """


class Named(Protocol):
    @property
    def maker(self) -> Maker:
        """Who it is; what it makes from the same question in the same manner may stand in for it."""


class StoryWriter(Named, Protocol):
    """Raises the refusals of domain/generation_refusals.py."""

    def write_story(self, brief: Brief, *, seed: int, watch: Watch) -> Made[tuple[StageDraft, ...]]:
        """Exactly four stages, in the roles of the brief's structure."""

    def rewrite_stage(
        self, brief: Brief, story: tuple[StageDraft, ...], position: int, *, seed: int, watch: Watch
    ) -> Made[StageDraft]:
        """The stage at `position` (1–4) anew, so that it fits the other three."""


class ShotDesigner(Named, Protocol):
    """Raises the refusals of domain/generation_refusals.py."""

    def design_shots(
        self, brief: Brief, story: tuple[StageDraft, ...], *, seed: int, watch: Watch
    ) -> Made[tuple[ShotDraft, ...]]:
        """Exactly twelve shots, three a stage, in order; with inserts where they help."""

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
        """The shot at `position` (1–12) anew, so that it fits its neighbours."""

    def design_inserts(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, *, seed: int, watch: Watch
    ) -> Made[tuple[InsertDraft, ...]]:
        """One to three inserts, no purpose twice."""


class StoryboardArtist(Named, Protocol):
    """Raises the refusals of domain/generation_refusals.py."""

    def draw(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, position: int, *, seed: int, watch: Watch
    ) -> Made[Picture]:
        """A frame of the shot at `position` (1–12), in the brief's aspect ratio."""


class Makers(Protocol):
    """Who is to make it for the person: the `provider` they name, else the best of what there is a key for.

    The person's own key comes before the server's, the built-in one last. Raises ProviderNotConfigured. Asked outside
    of any unit of work.
    """

    def writer(self, user_id: UUID, provider: Provider | None) -> StoryWriter: ...

    def designer(self, user_id: UUID, provider: Provider | None) -> ShotDesigner: ...

    def artist(self, user_id: UUID, provider: Provider | None) -> StoryboardArtist: ...
