"""A project shows another picture, or none."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from uuid import UUID

from core.application.ports import JobQueue, ObjectStore, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pictures import MEDIA_TYPE
from projects.application.ports import Access, ProjectQueries, ProjectRepository
from projects.application.read_models import ProjectRow
from projects.application.thumbnail_ports import ThumbnailPainter, Thumbnails
from projects.contracts import Capability
from projects.domain.project import Project
from projects.domain.thumbnail import new_version, object_keys

THUMBNAIL_JOB = "projects.delete_thumbnail"


@dataclass(frozen=True)
class Exhibition:
    """How a project comes to show `version`: what it showed before goes later."""

    unit_of_work: UnitOfWork
    projects: ProjectRepository
    queries: ProjectQueries
    jobs: JobQueue
    clock: Clock

    def show(self, actor: Actor, project_id: UUID, version: str, expected_version: int | None) -> ProjectRow:
        """Raises Stale when the caller saw another version of the project."""
        with self.unit_of_work(by=actor):
            project = self.projects.get(project_id)
            project.permit(actor.user_id, Capability.INVITE)
            project.expect(expected_version, partial(self.queries.row, actor.user_id, project_id))
            self._replace(project, version)
        return self.queries.row(actor.user_id, project_id)

    def _replace(self, project: Project, version: str) -> None:
        before = project.thumbnail
        project.illustrate(version, self.clock())
        self.projects.save(project)
        if before and before != version:
            payload = {"project_id": str(project.id), "version": before}
            self.jobs.enqueue(THUMBNAIL_JOB, payload, key=f"{THUMBNAIL_JOB}:{before}")


@dataclass(frozen=True)
class ChangeThumbnail:
    """`expected_version` comes from If-Match."""

    project_id: UUID
    content: bytes = field(repr=False)
    expected_version: int | None = None


def change_thumbnail(
    actor: Actor,
    command: ChangeThumbnail,
    *,
    access: Access,
    exhibition: Exhibition,
    painter: ThumbnailPainter,
    thumbnails: Thumbnails,
    store: ObjectStore,
) -> ProjectRow:
    """Raises the painter's refusals and StorageUnavailable; then the picture before stays."""
    access(actor, command.project_id, Capability.INVITE)
    pictures, version = painter.paint(command.content), new_version()
    with _kept_only_if_shown(command.project_id, version, thumbnails, store):
        for size, key in object_keys(command.project_id, version).items():
            store.put(key, pictures[size], media_type=MEDIA_TYPE)
        return exhibition.show(actor, command.project_id, version, command.expected_version)


def remove_thumbnail(
    actor: Actor, project_id: UUID, expected_version: int | None, *, access: Access, exhibition: Exhibition
) -> ProjectRow:
    """Repeating it is no change."""
    access(actor, project_id, Capability.INVITE)
    return exhibition.show(actor, project_id, "", expected_version)


def delete_thumbnail(project_id: UUID, version: str, *, thumbnails: Thumbnails, store: ObjectStore) -> None:
    """The worker's part: the objects of a picture that is shown no more."""
    if thumbnails.shown(project_id) != version:
        store.delete(list(object_keys(project_id, version).values()))


@contextmanager
def _kept_only_if_shown(project_id: UUID, version: str, thumbnails: Thumbnails, store: ObjectStore) -> Iterator[None]:
    """Deletes the objects when the project does not name them in the end: it was archived, deleted or changed."""
    try:
        yield
    except BaseException:
        delete_thumbnail(project_id, version, thumbnails=thumbnails, store=store)
        raise
