"""What projects do when they hear of other contexts."""

from datetime import datetime
from typing import Protocol
from uuid import UUID


class ProjectNews(Protocol):
    def touch(self, project_id: UUID, at: datetime) -> None:
        """Raise the last activity, never lower it."""

    def rename(self, user_id: UUID, name: str) -> None: ...


def record_activity(project_id: UUID, at: datetime, *, news: ProjectNews) -> None:
    news.touch(project_id, at)


def rename_member(user_id: UUID, name: str, *, news: ProjectNews) -> None:
    news.rename(user_id, name)
