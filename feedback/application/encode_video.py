"""Encoding a video for players. Safe to run twice and to be killed at any moment."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from feedback.application.attendance import attending
from feedback.application.bench import Bench
from feedback.application.media_ports import VideoFacts
from feedback.application.ports import Workspaces
from feedback.application.steps import Made, NoLongerWanted, Work
from feedback.application.teller import Teller
from feedback.application.workshop import Workshop
from feedback.application.written_facts import facts_of
from feedback.contracts import StepName
from feedback.domain.video_version import VideoVersion

Encode = Callable[[Work, Callable[[], None]], Made]
"""A step that also tells when the first of what it makes can be played."""


@dataclass(frozen=True)
class EncodeVideo:
    version_id: UUID


def encode_video(command: EncodeVideo, *, workshop: Workshop, encode: Encode, workspaces: Workspaces) -> None:
    """Does nothing for a version that nobody wants (any more), or that was not read yet."""
    version, facts = _known(workshop, command.version_id)
    if version is None or facts is None:
        return
    with attending(workshop, version), workspaces.enter(f"encode-{version.id}") as directory:
        bench = Bench(workshop, version, directory)

        def do(tell: Teller) -> Made:
            return encode(bench.work(facts, tell), tell.publish)

        workshop.run(version.id, StepName.LADDER, do)


def _known(workshop: Workshop, version_id: UUID) -> tuple[VideoVersion | None, VideoFacts | None]:
    try:
        with workshop.open(version_id) as (version, steps):
            probed = steps[StepName.PROBE]
            return version, facts_of(probed.detail["facts"]) if probed.is_done else None
    except NoLongerWanted:
        return None, None
