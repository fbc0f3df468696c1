"""Where an item lies and what a version belongs to, for frames that only name them."""

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


@dataclass(frozen=True)
class Whereabouts:
    """A film and the version of it."""

    video_id: UUID
    version_id: UUID


class Places(Protocol):
    """None for what is not in the project, or in its trash."""

    def of_item(self, project_id: UUID, feedback_id: UUID) -> Whereabouts | None: ...

    def of_version(self, project_id: UUID, version_id: UUID) -> Whereabouts | None: ...
