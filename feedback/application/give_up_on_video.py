"""A job on a version that no worker could deal with: its steps have failed, until a person wants another try."""

from dataclasses import dataclass
from uuid import UUID

from feedback.application.encode_ladder import is_rung
from feedback.application.processing_ports import Steps, kind_of
from feedback.application.publish_rendition import withdraw_renditions
from feedback.application.rendition_ports import SOURCE_RENDITION, Renditions
from feedback.application.steps import NoLongerWanted
from feedback.application.workshop import Workshop
from feedback.contracts import StepName
from feedback.domain.video_version import VideoVersion

GAVE_UP = "video.processing_gave_up"


@dataclass(frozen=True)
class GiveUpOnVideo:
    """`kind` of the job."""

    version_id: UUID
    kind: str


def give_up_on_video(command: GiveUpOnVideo, *, workshop: Workshop, renditions: Renditions) -> None:
    """A version that can do without the steps stays as it is, of one that nobody wants nothing is said.

    What the steps have published goes before they fail: from then on somebody may have them tried again.
    """
    try:
        with workshop.open(command.version_id) as (version, steps):
            left = _left(steps, command.kind)
        _withdraw(version, left, workshop, renditions)
        with workshop.open(command.version_id) as (version, steps):
            workshop.fail(version, steps, left, GAVE_UP)
    except NoLongerWanted:
        return


def _withdraw(version: VideoVersion, left: list[StepName], workshop: Workshop, renditions: Renditions) -> None:
    published = {StepName.REMUX: SOURCE_RENDITION.__eq__, StepName.LADDER: is_rung}
    for name in published.keys() & set(left):
        withdraw_renditions(
            version.project_id,
            version.id,
            published[name],
            unit_of_work=workshop.unit_of_work,
            renditions=renditions,
            store=workshop.store,
        )


def _left(steps: Steps, kind: str) -> list[StepName]:
    return [name for name, step in steps.items() if kind_of(name) == kind and not step.has_ended]
