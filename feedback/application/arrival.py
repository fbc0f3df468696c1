"""How a version's file comes to the worker: from an upload in parts, or from the object that a form has left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from core.application.ports import ObjectStore
from feedback.application.receive_source import Received, discard_source, receive_source
from feedback.application.upload_ports import UploadParts, Uploads
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True)
class Arrival:
    """Safe to run twice and to be killed at any moment, like all that it calls."""

    uploads: Uploads
    parts: UploadParts
    store: ObjectStore

    def receive(self, version: VideoVersion, path: Path, tell: Callable[[int], None]) -> Received:
        """The whole file is at `path` and under its key; StepRefused, then `discard`."""
        return receive_source(version, path, uploads=self.uploads, parts=self.parts, store=self.store, tell=tell)

    def conclude(self, version_id: UUID, failure: str | None, now: datetime) -> None:
        """Whether it was what had been declared, or the code of why not; inside the unit of work."""
        self.uploads.conclude(version_id, failure, now)

    def discard(self, version_id: UUID) -> None:
        """Delete what was refused."""
        discard_source(version_id, uploads=self.uploads, parts=self.parts)
