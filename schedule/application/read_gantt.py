"""A chart in rows, bars and links, for clients that draw it themselves."""

from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.actor import Actor
from core.domain.clock import Clock
from projects.contracts import Capability, ProjectGrant
from schedule.application.gantt_ports import Baselining, ChartWish, Titles
from schedule.application.schedule_ports import Access, Members, Schedules
from schedule.domain.gantt import GanttChart
from schedule.domain.gantt_reading import gantt_chart


@dataclass(frozen=True)
class ChartSources:
    """What a chart is read from."""

    schedules: Schedules
    members: Members
    titles: Titles
    baselines: Baselining
    clock: Clock

    def chart(self, grant: ProjectGrant, wish: ChartWish) -> GanttChart:
        """Five statements. Raises BaselineNotFound."""
        project_id = grant.project_id
        baseline = self.baselines(grant, wish.baseline_id) if wish.baseline_id else None
        schedule = self.schedules.look(project_id, notes_of=())
        people = {each for task in schedule.tasks.values() for each in task.assignees}
        names = self.members(project_id, people) if people else {}
        today = self.clock().astimezone(ZoneInfo(schedule.hours.time_zone)).date()
        title = self.titles([project_id]).get(project_id, "")
        return gantt_chart(schedule, title, today, names, baseline).within(wish.first, wish.last)


def read_gantt(actor: Actor, project_id: UUID, wish: ChartWish, *, access: Access, sources: ChartSources) -> GanttChart:
    return sources.chart(access(actor, project_id, Capability.READ), wish)
