"""Looking at the rounds on a version."""

from uuid import UUID

from core.domain.actor import Actor
from core.domain.pages import Page, PageRequest
from feedback.application.ports import ProjectAccess
from feedback.application.round_ports import RoundReads
from feedback.contracts import DecisionRow, RoundRow
from feedback.domain.refusals import VersionNotFound
from feedback.domain.round_refusals import RoundNotFound
from projects.contracts import Capability, ProjectGrant

VersionPath = tuple[UUID, UUID, UUID]
"""Project, video, version."""


def list_rounds(
    actor: Actor, path: VersionPath, wanted: PageRequest, *, access: ProjectAccess, reads: RoundReads
) -> Page[RoundRow]:
    """VersionNotFound."""
    project_id, video_id, version_id = path
    page = reads.page(access.require(actor, project_id, Capability.READ), video_id, version_id, wanted)
    if page is None:
        raise VersionNotFound
    return page


def read_round(
    actor: Actor, path: VersionPath, round_id: UUID, *, access: ProjectAccess, reads: RoundReads
) -> RoundRow:
    """RoundNotFound."""
    return _found(access.require(actor, path[0], Capability.READ), path, round_id, reads)


def list_decisions(
    actor: Actor,
    path: VersionPath,
    round_id: UUID,
    wanted: PageRequest,
    *,
    access: ProjectAccess,
    reads: RoundReads,
) -> Page[DecisionRow]:
    """RoundNotFound."""
    grant = access.require(actor, path[0], Capability.READ)
    return reads.decisions(grant, _found(grant, path, round_id, reads), wanted)


def _found(grant: ProjectGrant, path: VersionPath, round_id: UUID, reads: RoundReads) -> RoundRow:
    row = reads.row(grant, *path[1:], round_id)
    if row is None:
        raise RoundNotFound
    return row
