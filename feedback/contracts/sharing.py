"""Words of share links: what a link opens, for whom, and the proof that a guest came by one."""

from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar
from uuid import UUID

from core.domain.events import plain
from feedback.contracts.rows import Author
from projects.contracts import ProjectGrant


class ShareRight(StrEnum):
    """What a share link lets its guests do; whoever may anything may view."""

    VIEW = "view"
    COMMENT = "comment"
    APPROVE = "approve"
    DOWNLOAD = "download"


@dataclass(frozen=True, kw_only=True)
class SharedGrant(ProjectGrant):
    """Proof that a guest may act in a project: on `version_id` of `video_id`, and on nothing else.

    `is_newest`: the link shows the newest version that is ready, and `version_id` is what that is at the moment.
    """

    is_guest: ClassVar[bool] = True

    link_id: UUID
    video_id: UUID
    version_id: UUID
    is_newest: bool
    rights: frozenset[ShareRight]

    @property
    def may_download(self) -> bool:
        return ShareRight.DOWNLOAD in self.rights

    def covers(self, video_id: UUID, version_id: UUID) -> bool:
        return (self.video_id, self.version_id) == (video_id, version_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareLinkRow:
    """A link without its token; `version_id` None: the video's newest version. `revision` counts its changes."""

    id: UUID
    project_id: UUID
    video_id: UUID
    version_id: UUID | None
    label: str
    rights: tuple[ShareRight, ...]
    has_password: bool
    expires_at: datetime | None
    created_by: Author
    created_at: datetime
    revoked_at: datetime | None
    revision: int

    def wire(self) -> dict[str, Any]:
        told = {field.name: plain(getattr(self, field.name)) for field in fields(self)}
        return told | {"created_by": self.created_by.wire()}
