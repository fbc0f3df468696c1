"""ProjectFigures and ProjectActivity in memory, over the projects of a fake and what happened in them."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID

from core.domain.events import project_channel
from core.domain.pages import CursorPage, CursorRequest
from core.domain.stream import StreamEvent
from projects.application.overview_models import RecentEvents
from projects.contracts import Role
from tests.projects.fakes import FakeProjects


class FakeOverviews:
    def __init__(self, projects: FakeProjects, time_zone: str = "Asia/Seoul") -> None:
        self.projects, self.time_zone = projects, time_zone
        self.events: list[StreamEvent] = []

    def headcount(self, project_id: UUID) -> Mapping[Role, int]:
        counted = Counter(member.role for member in self.projects.stored[project_id].members.values())
        return {role: counted[role] for role in Role}

    def recent_events(self, project_id: UUID, since: datetime) -> RecentEvents:
        recent = (event.at for event in self._of(project_id) if event.at >= since)
        quarters = Counter(at.replace(minute=at.minute // 15 * 15, second=0, microsecond=0) for at in recent)
        return RecentEvents(self.time_zone, tuple(quarters.items()))

    def page(
        self, project_id: UUID, wanted: CursorRequest, kind: str | None, without: Collection[str] = ()
    ) -> CursorPage[StreamEvent]:
        events = self._of(project_id)
        before = len(events) + 1 if wanted.after is None else int(wanted.after[0])
        earlier = [event for event in reversed(events) if event.seq < before and event.type not in without]
        found = [event for event in earlier if kind in (None, event.type)]
        shown = tuple(found[: wanted.size])
        following = (str(shown[-1].seq),) if len(found) > wanted.size else None
        return CursorPage(shown, following, len(events), "one")

    def newest(
        self, project_ids: Collection[UUID], most: int, without: Collection[str] = ()
    ) -> tuple[StreamEvent, ...]:
        events = [event for each in project_ids for event in self._of(each) if event.type not in without]
        return tuple(sorted(events, key=lambda each: (each.at, each.channel, each.seq), reverse=True)[:most])

    def _of(self, project_id: UUID) -> list[StreamEvent]:
        return [event for event in self.events if event.channel == project_channel(project_id)]
