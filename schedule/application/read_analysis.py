"""What of a schedule may wait, and what may not."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.actor import Actor
from projects.contracts import Capability
from schedule.application.schedule_ports import Access, Schedules
from schedule.domain.analysis import Analysis, analysed
from schedule.domain.schedule import Schedule


@dataclass(frozen=True)
class SeenAnalysis:
    schedule: Schedule
    analysis: Analysis


def read_analysis(actor: Actor, project_id: UUID, *, access: Access, schedules: Schedules) -> SeenAnalysis:
    grant = access(actor, project_id, Capability.READ)
    schedule = schedules.look(grant.project_id, notes_of=())
    return SeenAnalysis(schedule, analysed(schedule.network(), schedule.placements))
