"""A job on a version that no worker could deal with: its steps have failed, until a person wants another try."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from feedback.application.encode_ladder import is_rung
from feedback.application.processing_ports import Steps, kind_of
from feedback.application.published_renditions import PublishedRenditions
from feedback.application.rendition_ports import SOURCE_RENDITION, Renditions
from feedback.application.steps import NoLongerWanted, Objects
from feedback.application.workshop import Workshop
from feedback.contracts import Delivery, StepName
from feedback.domain.video_version import VideoVersion

GAVE_UP = "video.processing_gave_up"


@dataclass(frozen=True)
class GiveUpOnVideo:
    """`kind` of the job."""

    version_id: UUID
    kind: str


def give_up_on_video(command: GiveUpOnVideo, *, workshop: Workshop, renditions: Renditions) -> None:
    """A version that can do without the steps stays as it is, of one that nobody wants nothing is said.

    What players cannot do without stays, all else that the steps have published goes; before they fail, for from then
    on somebody may have them tried again.
    """
    try:
        with workshop.open(command.version_id) as (version, steps):
            left = _left(steps, command.kind)
            is_played = version.delivery is Delivery.ENCODE and steps[StepName.LADDER].plays
        of_ladder = None
        if StepName.REMUX in left:
            _published(version, SOURCE_RENDITION.__eq__, workshop, renditions).withdraw()
        if StepName.LADDER in left:
            of_ladder = _settled(_published(version, is_rung, workshop, renditions), is_played)
        with workshop.open(command.version_id) as (version, steps):
            workshop.fail(version, steps, left, GAVE_UP, of_ladder)
    except NoLongerWanted:
        return


def _settled(ladder: PublishedRenditions, is_played: bool) -> Objects:
    """What is left of it."""
    if is_played:
        return ladder.cut_off()
    ladder.withdraw()
    return {}


def _published(
    version: VideoVersion, is_mine: Callable[[str], bool], workshop: Workshop, renditions: Renditions
) -> PublishedRenditions:
    return PublishedRenditions(
        project_id=version.project_id,
        version_id=version.id,
        is_mine=is_mine,
        unit_of_work=workshop.unit_of_work,
        renditions=renditions,
        store=workshop.store,
    )


def _left(steps: Steps, kind: str) -> list[StepName]:
    return [name for name, step in steps.items() if kind_of(name) == kind and not step.has_ended]
