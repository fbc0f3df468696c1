"""Where a baseline has tasks."""

from uuid import UUID

from projects.contracts import ProjectGrant
from schedule.domain.gantt_reading import Baselined, PlannedTime
from schedule.infrastructure.baselines import DjangoBaselineReads


def baselined(grant: ProjectGrant, baseline_id: UUID) -> Baselined:
    """One statement. BaselineNotFound."""
    _, planned = DjangoBaselineReads().picture(grant, baseline_id)
    tasks = {each.id: PlannedTime(each.starts, each.ends, each.start_date, each.end_date) for each in planned.values()}
    return Baselined(baseline_id, tasks)
