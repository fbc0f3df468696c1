"""Stories and shots by whichever model of text is asked: the question, the check, and one chance to mend."""

from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from ai_planning.application.generation_ports import Made, Watch
from ai_planning.domain.brief import Brief
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.generation_refusals import GenerationFailed, NoLongerWanted, OutputRefused
from ai_planning.domain.provenance import Maker
from ai_planning.infrastructure.providers import tasks
from ai_planning.infrastructure.providers.account import Account, Usage, provenance
from ai_planning.infrastructure.providers.patience import Patience, patient
from ai_planning.infrastructure.providers.tasks import Task

# So much of a faulty answer is shown to who made it.
LONGEST_FAULTY = 60_000
# Of Korean; English has four.
CHARACTERS_A_TOKEN = 2
Draft = TypeVar("Draft")


@dataclass(frozen=True)
class Reply:
    """`is_whole`: the model came to an end by itself."""

    text: str
    is_whole: bool
    usage: Usage


@dataclass(frozen=True)
class Conversation:
    """`turns` after the instructions, the user's and the model's in turn."""

    task: Task
    schema: dict[str, Any]
    seed: int
    turns: tuple[str, ...]

    def after(self, reply: Reply, faults: tuple[str, ...]) -> "Conversation":
        complaint = (
            "Your answer cannot be used:\n" + "\n".join(faults) + "\nAnswer once more, with the whole JSON object."
        )
        return Conversation(self.task, self.schema, self.seed, (*self.turns, reply.text[:LONGEST_FAULTY], complaint))

    def usage_of(self, heard: int) -> Usage:
        """About as much as it takes to hear so many characters."""
        said = len(self.task.instructions) + sum(map(len, self.turns))
        return Usage(said // CHARACTERS_A_TOKEN, heard // CHARACTERS_A_TOKEN) if heard else Usage()


@dataclass
class _Bill:
    """What was said so far; of an answer that was broken off nobody tells, so that it is estimated."""

    usage: Usage = field(default_factory=Usage)

    def reply(self, model: "TextModel", asked: Conversation, patience: Patience) -> Reply:
        patience.heard = 0
        try:
            reply = model.reply(asked, patience)
        except BaseException:
            self.usage += asked.usage_of(patience.heard)
            raise
        self.usage += reply.usage
        return reply


class TextModel(Protocol):
    def reply(self, conversation: Conversation, patience: Patience) -> Reply:
        """Raises the refusals of domain/generation_refusals.py, but for OutputRefused."""


class ProviderAuthor:
    """Writes stories and designs shots."""

    def __init__(self, model: TextModel, account: Account) -> None:
        self._model, self._account = model, account

    @property
    def maker(self) -> Maker:
        return self._account.maker

    def write_story(self, brief: Brief, *, seed: int, watch: Watch) -> Made[tuple[StageDraft, ...]]:
        return self._made(tasks.story(brief), "StoryAnswer", seed, watch)

    def rewrite_stage(
        self, brief: Brief, story: tuple[StageDraft, ...], position: int, *, seed: int, watch: Watch
    ) -> Made[StageDraft]:
        return self._made(tasks.stage(brief, story, position), "StageAnswer", seed, watch)

    def design_shots(
        self, brief: Brief, story: tuple[StageDraft, ...], *, seed: int, watch: Watch
    ) -> Made[tuple[ShotDraft, ...]]:
        return self._made(tasks.shots(brief, story), "ShotsAnswer", seed, watch)

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
        return self._made(tasks.shot(brief, story, shots, position), "ShotAnswer", seed, watch)

    def design_inserts(
        self, brief: Brief, stage: StageDraft, shot: ShotDraft, *, seed: int, watch: Watch
    ) -> Made[tuple[InsertDraft, ...]]:
        return self._made(tasks.inserts(brief, stage, shot), "InsertsAnswer", seed, watch)

    def _made(self, task: Task, answer: str, seed: int, watch: Watch) -> Made[Any]:
        from ai_planning.infrastructure.providers import answers
        from ai_planning.infrastructure.providers.reading import Shape, Unusable

        shape: Shape[Any] = Shape(getattr(answers, answer))
        asked, bill = Conversation(task, shape.schema(), seed, (task.message,)), _Bill()
        try:
            with patient(self._account.seconds, watch) as patience:
                reply = bill.reply(self._model, asked, patience)
                read = shape.read(reply.text, is_whole=reply.is_whole)
                if isinstance(read, Unusable):
                    reply = bill.reply(self._model, asked.after(reply, read.faults), patience)
                    read = shape.read(reply.text, is_whole=reply.is_whole)
            if isinstance(read, Unusable):
                raise OutputRefused
        except (GenerationFailed, NoLongerWanted) as stopped:
            stopped.spent = provenance(self._account, seed, bill.usage)
            raise
        return Made(read, provenance(self._account, seed, bill.usage))
