"""Looking at the versions of a video, and at what lies in the trash."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.pages import Page, PageRequest
from feedback.application.film_ports import FilmTrash, VersionReads
from feedback.application.film_read_models import TrashedFilm
from feedback.application.ports import ProjectAccess
from feedback.application.read_models import SeenVideo, VideoPage
from feedback.domain.refusals import VersionNotFound, VideoNotFound
from projects.contracts import Capability


def list_versions(
    actor: Actor, project_id: UUID, video_id: UUID, wanted: PageRequest, *, access: ProjectAccess, reads: VersionReads
) -> VideoPage:
    """VideoNotFound."""
    page = reads.page(access.require(actor, project_id, Capability.READ), video_id, wanted)
    if page is None:
        raise VideoNotFound
    return page


def read_version(
    actor: Actor, project_id: UUID, video_id: UUID, version_id: UUID, *, access: ProjectAccess, reads: VersionReads
) -> SeenVideo:
    """VersionNotFound."""
    found = reads.row(access.require(actor, project_id, Capability.READ), video_id, version_id)
    if found is None:
        raise VersionNotFound
    return found


def list_film_trash(
    actor: Actor, project_id: UUID, wanted: PageRequest, *, access: ProjectAccess, trash: FilmTrash, clock: Clock
) -> Page[TrashedFilm]:
    """For those who may put something into it."""
    return trash.page(access.require(actor, project_id, Capability.UPDATE_OWN), wanted, clock())
