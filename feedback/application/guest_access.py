"""What a guest may do: asked of the session, its link and the project anew each time."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.sharing_ports import GuestSessions, OpenProject
from feedback.application.sharing_read_models import GuestStanding
from feedback.contracts import SharedGrant, ShareRight
from feedback.domain.refusals import VersionNotFound, VideoNotFound
from feedback.domain.sharing_refusals import GuestSessionEnded, ShareRightMissing
from projects.contracts import Capability, Role

_GIVEN = {
    ShareRight.VIEW: frozenset({Capability.READ}),
    ShareRight.COMMENT: frozenset({Capability.COMMENT, Capability.UPDATE_OWN}),
    ShareRight.APPROVE: frozenset({Capability.APPROVE}),
    ShareRight.DOWNLOAD: frozenset[Capability](),
}


class GuestAccess:
    """ProjectAccess for guests."""

    def __init__(self, sessions: GuestSessions, projects: OpenProject, clock: Clock) -> None:
        self._sessions, self._projects, self._clock = sessions, projects, clock

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> SharedGrant:
        """GuestSessionEnded, ShareRightMissing; VideoNotFound where nothing is seen; what the project refuses."""
        standing = self._standing(actor, project_id)
        self._projects(project_id, capability)
        grant = granted(standing)
        if not grant.allows(capability):
            raise ShareRightMissing
        return grant

    def _standing(self, actor: Actor, project_id: UUID) -> GuestStanding:
        if actor.session_id is None:
            raise GuestSessionEnded
        standing = self._sessions.standing(actor.session_id, actor.user_id, self._clock())
        if standing is None or standing.project_id != project_id:
            raise GuestSessionEnded
        return standing


def granted(standing: GuestStanding) -> SharedGrant:
    """VideoNotFound."""
    if standing.version_id is None:
        raise VideoNotFound
    return SharedGrant(
        project_id=standing.project_id,
        user_id=standing.guest_id,
        member_name=standing.name,
        role=Role.VIEWER,
        capabilities=frozenset(each for right in standing.rights for each in _GIVEN[right]),
        link_id=standing.link_id,
        video_id=standing.video_id,
        version_id=standing.version_id,
        is_newest=standing.is_newest,
        rights=standing.rights,
    )


class ScopedAccess:
    """Of one request: what was granted last is the scope of all that is read and written after it."""

    def __init__(self, access: GuestAccess) -> None:
        self._access = access
        self._grant: SharedGrant | None = None

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> SharedGrant:
        """As GuestAccess does."""
        self._grant = self._access.require(actor, project_id, capability)
        return self._grant

    @property
    def grant(self) -> SharedGrant:
        """What is read or written before anything was granted is a mistake of ours."""
        if self._grant is None:
            raise LookupError("nothing was granted")
        return self._grant


class DownloadAccess:
    """ProjectAccess that also demands the right to download."""

    def __init__(self, access: ScopedAccess) -> None:
        self._access = access

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> SharedGrant:
        grant = self._access.require(actor, project_id, capability)
        if not grant.may_download:
            raise ShareRightMissing
        return grant


class OneVersionAccess:
    """ProjectAccess to whom that version is all there is."""

    def __init__(self, access: ScopedAccess, video_id: UUID, version_id: UUID) -> None:
        self._access, self._video_id, self._version_id = access, video_id, version_id

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> SharedGrant:
        """Also VersionNotFound."""
        grant = self._access.require(actor, project_id, capability)
        if not grant.covers(self._video_id, self._version_id):
            raise VersionNotFound
        return grant
