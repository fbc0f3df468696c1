"""What happens to plans."""

from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from ai_planning.contracts.rows import BriefRow, PlanRow, PlanSummary, ShotRow, StageRow
from core.domain.events import ProjectEvent


@dataclass(frozen=True, kw_only=True)
class _PlanChanged(ProjectEvent):
    """The plan as a list shows it, and those of its parts that changed, whole; `changed` are their keys."""

    plan: PlanSummary
    changed: tuple[str, ...] = ()
    brief: BriefRow | None = None
    stages: tuple[StageRow, ...] = ()
    shots: tuple[ShotRow, ...] = ()

    def payload(self) -> dict[str, Any]:
        return {
            "project_id": str(self.project_id),
            "plan_id": str(self.plan.id),
            "plan": self.plan.wire(),
            "changed": list(self.changed),
            "brief": self.brief.wire() if self.brief else None,
            "stages": [each.wire() for each in self.stages],
            "shots": [each.wire() for each in self.shots],
        }


@dataclass(frozen=True, kw_only=True)
class _PlanWhole(_PlanChanged):
    """With all of its parts."""

    @classmethod
    def of(cls, row: PlanRow) -> Self:
        return cls(
            project_id=row.summary.project_id, plan=row.summary, brief=row.brief, stages=row.stages, shots=row.shots
        )


@dataclass(frozen=True, kw_only=True)
class PlanCreated(_PlanWhole):
    name: ClassVar[str] = "plan.created"


@dataclass(frozen=True, kw_only=True)
class PlanUpdated(_PlanChanged):
    """Laid over the plan as it was, by the ids of stages and shots, it gives the plan as it is."""

    name: ClassVar[str] = "plan.updated"

    @classmethod
    def between(cls, before: PlanRow, after: PlanRow, changed: tuple[str, ...]) -> "PlanUpdated":
        stages = {each.id: each for each in before.stages}
        shots = {each.id: each for each in before.shots}
        return cls(
            project_id=after.summary.project_id,
            plan=after.summary,
            changed=changed,
            brief=after.brief if after.brief != before.brief else None,
            stages=tuple(each for each in after.stages if each != stages[each.id]),
            shots=tuple(each for each in after.shots if each != shots[each.id]),
        )


@dataclass(frozen=True, kw_only=True)
class PlanDeleted(ProjectEvent):
    """It lies in the trash."""

    name: ClassVar[str] = "plan.deleted"

    id: UUID
    plan_id: UUID


@dataclass(frozen=True, kw_only=True)
class PlanRestored(_PlanWhole):
    """Out of the trash."""

    name: ClassVar[str] = "plan.restored"
