"""Encoding a video for players. Safe to run twice and to be killed at any moment."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from feedback.application.attendance import attending, wanted
from feedback.application.bench import Bench
from feedback.application.ports import Workspaces
from feedback.application.steps import Made, Work
from feedback.application.teller import Teller
from feedback.application.workshop import Workshop
from feedback.application.written_facts import facts_of
from feedback.contracts import StepName

Encode = Callable[[Work, Callable[[], None]], Made]
"""A step that also tells when the first of what it makes can be played."""


@dataclass(frozen=True)
class EncodeVideo:
    version_id: UUID


def encode_video(command: EncodeVideo, *, workshop: Workshop, encode: Encode | None, workspaces: Workspaces) -> None:
    """Does nothing for a version that nobody wants (any more); one that was not read yet is trouble that passes."""
    version = wanted(workshop, command.version_id)
    if version is None:
        return
    with attending(workshop, version), workspaces.enter(f"encode-{version.id}") as directory:
        if encode is None:
            workshop.skip(version.id, StepName.LADDER)
        else:
            _encode(Bench(workshop, version, directory), encode)


def _encode(bench: Bench, encode: Encode) -> None:
    with bench.workshop.open(bench.version.id) as (_, steps):
        facts = facts_of(steps[StepName.PROBE].detail["facts"])

    def do(tell: Teller) -> Made:
        return encode(bench.work(facts, tell), tell.publish)

    bench.workshop.run(bench.version.id, StepName.LADDER, do)
