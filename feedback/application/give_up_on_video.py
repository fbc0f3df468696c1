"""A job on a version that no worker could deal with: its steps have failed, until a person wants another try."""

from dataclasses import dataclass
from uuid import UUID

from feedback.application.processing_ports import Steps, kind_of
from feedback.application.steps import NoLongerWanted
from feedback.application.workshop import Workshop
from feedback.contracts import StepName

GAVE_UP = "video.processing_gave_up"


@dataclass(frozen=True)
class GiveUpOnVideo:
    """`kind` of the job."""

    version_id: UUID
    kind: str


def give_up_on_video(command: GiveUpOnVideo, *, workshop: Workshop) -> None:
    """A version that can do without the steps stays as it is, of one that nobody wants nothing is said."""
    try:
        with workshop.open(command.version_id) as (version, steps):
            workshop.fail(version, steps, _left(steps, command.kind), GAVE_UP)
    except NoLongerWanted:
        return


def _left(steps: Steps, kind: str) -> list[StepName]:
    return [name for name, step in steps.items() if kind_of(name) == kind and not step.has_ended]
