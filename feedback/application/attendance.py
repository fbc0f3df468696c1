"""What every job on a version does before and after its steps."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from feedback.application.object_keys import frames_prefix, version_prefix
from feedback.application.steps import NoLongerWanted, StepRefused
from feedback.application.workshop import Workshop
from feedback.domain.video_version import VideoVersion


def wanted(workshop: Workshop, version_id: UUID) -> VideoVersion | None:
    """The version, when there is any sense in working on it."""
    try:
        with workshop.open(version_id) as (version, _):
            return version
    except NoLongerWanted:
        return None


@contextmanager
def attending(workshop: Workshop, version: VideoVersion) -> Iterator[None]:
    """Work that is refused or no longer wanted ends here, and no object is left that nobody knows.

    NoLongerWanted goes on when the version is wanted but from another worker: the job has to come back and look.
    """
    prefix = version_prefix(version.project_id, version.id)
    try:
        yield
        _drop_unknown_objects(workshop, version.id, prefix)
    except StepRefused:
        return
    except NoLongerWanted:
        if workshop.steps.is_wanted(version.id):
            raise
        if not workshop.versions.known({version.id}):
            workshop.store.delete(list(workshop.store.keys(prefix)))


def _drop_unknown_objects(workshop: Workshop, version_id: UUID, prefix: str) -> None:
    """What tries that were cut off have left, once no step makes anything any more."""
    with workshop.open(version_id) as (version, steps):
        is_over = all(step.is_over for step in steps.values())
        known = {version.source.object_key}.union(*(step.objects for step in steps.values()))
    if is_over:
        asked_for = frames_prefix(version.project_id, version.id)
        strays = (key for key in workshop.store.keys(prefix) if key not in known and not key.startswith(asked_for))
        workshop.store.delete(list(strays))
