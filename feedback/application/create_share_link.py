"""A link by which people see a video without being members; its token is told this once."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from core.application.ports import Secrets, UnitOfWork
from core.domain.actor import Actor
from core.domain.clock import Clock
from core.domain.ids import new_id
from feedback.application.ports import ProjectAccess
from feedback.application.share_tokens import hashed
from feedback.application.sharing_ports import LinkPasswords, ShareLinks
from feedback.application.sharing_read_models import LinkUse, SeenLink
from feedback.contracts import Author, ShareRight
from feedback.domain.refusals import VideoNotFound
from feedback.domain.share_link import MOST_OPEN, ShareLink, ShareTarget, ShareTerms, password_text
from feedback.domain.sharing_refusals import TooManyShareLinks
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class CreateShareLink:
    """Of that version, or (None) of whatever is the video's newest."""

    actor: Actor
    project_id: UUID
    video_id: UUID
    version_id: UUID | None = None
    rights: frozenset[ShareRight] = frozenset()
    label: str = ""
    expires_at: datetime | None = None
    password: str | None = field(default=None, repr=False)

    def terms(self, password_hash: str) -> ShareTerms:
        return ShareTerms(rights=self.rights, label=self.label, expires_at=self.expires_at, password_hash=password_hash)


@dataclass(frozen=True)
class NewShareLink:
    link: SeenLink
    token: str = field(repr=False)


def create_share_link(
    command: CreateShareLink,
    *,
    unit_of_work: UnitOfWork,
    access: ProjectAccess,
    links: ShareLinks,
    passwords: LinkPasswords,
    secrets: Secrets,
    clock: Clock,
) -> NewShareLink:
    """VideoNotFound, InvalidField, TooManyShareLinks."""
    access.require(command.actor, command.project_id, Capability.INVITE)
    command.terms("").demand_future_end(clock())
    password_hash = passwords.hashed(password_text(command.password)) if command.password else ""
    with unit_of_work(by=command.actor):
        grant = access.require(command.actor, command.project_id, Capability.INVITE)
        target = ShareTarget(project_id=grant.project_id, video_id=command.video_id, version_id=command.version_id)
        if not links.is_there(target):
            raise VideoNotFound
        token, by, now = secrets.token(), Author(grant.user_id, grant.member_name), clock()
        link = ShareLink.created(new_id(), target, command.terms(password_hash), hashed(token, secrets), by, now)
        links.add(link)
        # Once it is published the project's channel is held: whoever creates another one waits, and counts this one.
        if links.count_open(grant.project_id, now) > MOST_OPEN:
            raise TooManyShareLinks(most=MOST_OPEN)
    return NewShareLink(SeenLink(link.row(), LinkUse()), token)
