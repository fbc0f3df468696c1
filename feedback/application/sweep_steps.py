"""Finding what dead workers left: steps that nobody does any more, versions that no job works on."""

from uuid import UUID

from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO, RunningStep, VideoJobs, kind_of
from feedback.application.steps import NoLongerWanted
from feedback.application.workshop import Workshop


def sweep_steps(*, workshop: Workshop, jobs: VideoJobs) -> tuple[int, int]:
    """How many steps wait again because their worker is gone, and how many jobs were ordered anew."""
    running = workshop.steps.running()
    held = {kind: _held(jobs, kind, running) for kind in (PROCESS_VIDEO, ENCODE_VIDEO)}
    lost = [each for each in running if each.version_id not in held[kind_of(each.name)]]
    waiting = sum(_waits_again(workshop, each) for each in lost)
    ordered = sum(_ordered(workshop, jobs, kind) for kind in (PROCESS_VIDEO, ENCODE_VIDEO))
    return waiting, ordered


def _held(jobs: VideoJobs, kind: str, running: list[RunningStep]) -> set[UUID]:
    """Versions at which a living worker is."""
    known = jobs.open(kind, [each.version_id for each in running if kind_of(each.name) == kind])
    return {version_id for version_id, is_held in known.items() if is_held}


def _waits_again(workshop: Workshop, running: RunningStep) -> bool:
    try:
        with workshop.mine(running) as (_, steps):
            steps[running.name].wait(workshop.clock())
            workshop.steps.save(steps[running.name])
    except NoLongerWanted:
        return False
    return True


def _ordered(workshop: Workshop, jobs: VideoJobs, kind: str) -> int:
    """Versions that have their job are not touched, however many wait in line."""
    ordered = 0
    for version_ids in workshop.steps.unfinished(kind):
        known = jobs.open(kind, version_ids)
        ordered += sum(_is_ordered(workshop, jobs, kind, each) for each in version_ids if each not in known)
    return ordered


def _is_ordered(workshop: Workshop, jobs: VideoJobs, kind: str, version_id: UUID) -> bool:
    try:
        with workshop.open(version_id):
            return jobs.order(kind, version_id)
    except NoLongerWanted:
        return False
