"""VideoJobs over the jobs of the kernel."""

from collections.abc import Iterable
from uuid import UUID

from core.domain.ids import new_id
from core.infrastructure import jobs


class DatabaseVideoJobs:
    def order(self, kind: str, version_id: UUID) -> bool:
        if self.open(kind, [version_id]):
            return False
        queue = jobs.DatabaseJobQueue()
        queue.enqueue(kind, {"version_id": str(version_id)}, key=f"{kind}:{version_id}:{new_id()}")
        return True

    def open(self, kind: str, version_ids: Iterable[UUID]) -> dict[UUID, bool]:
        known = jobs.open_jobs(kind, "version_id", [str(each) for each in version_ids])
        return {UUID(value): is_held for value, is_held in known.items()}
