"""The ports of pictures in memory."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.domain.ids import new_id
from core.domain.pictures import PictureHoldsMore, PictureNotSupported, PictureUnreadable
from projects.domain.thumbnail import ThumbnailSize
from tests.projects.fakes import FakeProjects


class FakeThumbnailPainter:
    """Takes what begins with a JPEG's first bytes."""

    def paint(self, content: bytes) -> dict[ThumbnailSize, bytes]:
        if b"<script" in content:
            raise PictureHoldsMore
        if not content.startswith(b"\xff\xd8"):
            raise PictureNotSupported
        if not content.endswith(b"\xff\xd9"):
            raise PictureUnreadable
        return {size: f"{size.name} pixels".encode() for size in ThumbnailSize}


@dataclass
class FakeThumbnails:
    projects: FakeProjects

    def shown(self, project_id: UUID) -> str:
        project = self.projects.stored.get(project_id)
        return project.thumbnail if project else ""


@dataclass
class FakeJobQueue:
    jobs: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)

    def enqueue(self, kind: str, payload: dict[str, Any], *, key: str) -> UUID:
        self.jobs.setdefault(key, (kind, payload))
        return new_id()
