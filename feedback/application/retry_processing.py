"""Another try at the steps that have failed, because a person wants it."""

from dataclasses import dataclass
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.give_up_on_video import GAVE_UP
from feedback.application.own_video import demand_own
from feedback.application.ports import FeedbackItems, ProjectAccess, StorageLedger, VideoVersions
from feedback.application.processing_ports import ENCODE_VIDEO, ProcessingSteps, Steps, VideoJobs, kind_of
from feedback.application.store_outcome import store_outcome
from feedback.contracts import StepName, VideoStatus
from feedback.domain.refusals import NothingHasFailed, NothingLeftToTry, VersionNotFound
from feedback.domain.video_version import VideoVersion
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class RetryProcessing:
    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID


def retry_processing(
    command: RetryProcessing,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    versions: VideoVersions,
    items: FeedbackItems,
    ledger: StorageLedger,
    steps: ProcessingSteps,
    jobs: VideoJobs,
    clock: Clock,
) -> None:
    """VersionNotFound, NotYourVideo, NothingLeftToTry, NothingHasFailed.

    Of two at once the second finds nothing that has failed.
    """
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.UPDATE_OWN)
        version = versions.get(command.version_id)
        if version is None or (version.project_id, version.video_id) != (grant.project_id, command.video_id):
            raise VersionNotFound
        demand_own(grant, [version], Capability.CREATE)
        made_of = steps.of(version)
        kinds = _wait_again(version, made_of, clock)
        store_outcome(version, versions=versions, items=items, ledger=ledger, clock=clock)
        for step in made_of.values():
            if step.is_changed:
                steps.save(step)
        for kind in kinds:
            jobs.order(kind, version.id)


def _wait_again(version: VideoVersion, steps: Steps, clock: Clock) -> set[str]:
    """The kinds of jobs that are wanted now; with a version that failed, what was left out has its turn, too.

    One from before there were steps has failed with none of them, or was never read as films are now.

    Reading the file orders the encoding by itself.
    """
    if steps[StepName.RECEIVE].failure_code not in (None, GAVE_UP):
        raise NothingLeftToTry
    failed = [step for step in steps.values() if step.has_failed]
    if version.status is VideoStatus.FAILED:
        failed = [step for step in steps.values() if not step.is_done]
        version.try_again(clock())
    elif version.was_never_read:
        failed = [step for step in steps.values() if not step.is_running]
    if not failed:
        raise NothingHasFailed
    for step in failed:
        step.wait(clock())
    wanted = {kind_of(step.name) for step in failed}
    return wanted if steps[StepName.PROBE].is_done else wanted - {ENCODE_VIDEO}
