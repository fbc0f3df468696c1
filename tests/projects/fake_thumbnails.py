"""The ports of pictures in memory."""

from dataclasses import dataclass
from uuid import UUID

from tests.projects.fakes import FakeProjects


@dataclass
class FakeThumbnails:
    projects: FakeProjects

    def shown(self, project_id: UUID) -> str:
        project = self.projects.stored.get(project_id)
        return project.thumbnail if project else ""
