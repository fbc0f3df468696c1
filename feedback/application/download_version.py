"""Fetching the file of a version under its own name."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.application.ports import AddressSigner
from core.domain.actor import Actor
from core.domain.clock import Clock
from feedback.application.film_ports import VersionReads
from feedback.application.ports import ProjectAccess
from feedback.domain.container import ContainerFormat
from feedback.domain.refusals import FileNotReceived, VersionNotFound
from feedback.domain.viewing import Term
from projects.contracts import Capability


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """`url` opens the file for whoever holds it, until `expires_at`; `size` in bytes."""

    url: str
    file_name: str
    size: int
    expires_at: datetime


def download_version(
    actor: Actor,
    project_id: UUID,
    video_id: UUID,
    version_id: UUID,
    *,
    access: ProjectAccess,
    reads: VersionReads,
    signer: AddressSigner,
    clock: Clock,
) -> Download:
    """VersionNotFound, FileNotReceived."""
    found = reads.row(access.require(actor, project_id, Capability.READ), video_id, version_id)
    if found is None:
        raise VersionNotFound
    row, objects = found
    if objects.source is None:
        raise FileNotReceived
    term = Term.covering(None, clock())
    told = {"file_name": row.file_name, "media_type": ContainerFormat(row.container).media_type}
    urls = signer.sign([objects.source], since=term.since, until=term.until, **told)
    return Download(url=urls[objects.source], file_name=row.file_name, size=row.size, expires_at=term.until)
