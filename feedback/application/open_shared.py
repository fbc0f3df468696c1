"""What a share link leads to, for whoever holds its token."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from core.domain.errors import NotFound
from core.domain.ids import new_id
from feedback.application.share_tokens import hashed
from feedback.application.sharing_ports import LinkUses, OpenProject, SharingReads
from feedback.application.sharing_read_models import ShareDoor
from feedback.contracts import ShareRight
from feedback.domain.sharing_refusals import ShareLinkHasExpired, ShareLinkNotFound, ShareLinkWasRevoked
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class SharedOffer:
    project_name: str
    video_title: str
    is_newest: bool
    needs_password: bool
    rights: frozenset[ShareRight]
    expires_at: datetime | None


def open_shared(
    token: str,
    *,
    unit_of_work: UnitOfWork,
    reads: SharingReads,
    projects: OpenProject,
    uses: LinkUses,
    secrets: Secrets,
    clock: Clock,
) -> SharedOffer:
    """ShareLinkNotFound, ShareLinkWasRevoked, ShareLinkHasExpired."""
    door, project_name = knock(token, reads=reads, projects=projects, secrets=secrets, now=clock())
    with unit_of_work(by=SYSTEM):
        uses.count(door.link_id, clock(), opened=1)
    return SharedOffer(
        project_name=project_name,
        video_title=door.video_title,
        is_newest=door.is_newest,
        needs_password=bool(door.password_hash),
        rights=door.rights,
        expires_at=door.expires_at,
    )


def knock(
    token: str, *, reads: SharingReads, projects: OpenProject, secrets: Secrets, now: datetime
) -> tuple[ShareDoor, str]:
    """The link and its project's name: the same two questions, whatever comes of them.

    ShareLinkNotFound, also of a project or a video that is not there now; ShareLinkWasRevoked, ShareLinkHasExpired.
    """
    door = reads.door(hashed(token, secrets))
    name = _name(projects, door.project_id if door else new_id())
    if door is None or name is None:
        raise ShareLinkNotFound
    if door.revoked_at is not None:
        raise ShareLinkWasRevoked
    if door.expires_at is not None and now >= door.expires_at:
        raise ShareLinkHasExpired
    if door.version_id is None:
        raise ShareLinkNotFound
    return door, name


def _name(projects: OpenProject, project_id: UUID) -> str | None:
    try:
        return projects(project_id, Capability.READ)
    except NotFound:
        return None
