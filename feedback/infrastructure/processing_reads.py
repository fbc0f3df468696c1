"""ProcessingReads over PostgreSQL."""

from uuid import UUID

from feedback.application.processing_ports import ProcessingRow, StepRow
from feedback.contracts import Delivery, StepName, StepState, VideoStatus
from feedback.infrastructure.models import StepRecord, VersionRecord
from projects.contracts import ProjectGrant

_ORDER = {name: place for place, name in enumerate(StepName)}


class PostgresProcessingReads:
    def row(self, grant: ProjectGrant, video_id: UUID, version_id: UUID) -> ProcessingRow | None:
        found = VersionRecord.objects.filter(project_id=grant.project_id, video_id=video_id, in_trash=False)
        version = found.filter(id=version_id).values("status", "decision", "decision_reason").first()
        if version is None:
            return None
        status, steps = VideoStatus(version["status"]), _steps(version_id)
        if not steps and status is VideoStatus.PROCESSING:
            steps = tuple(_yet_to_come(name) for name in StepName)
        return ProcessingRow(
            version_id=version_id,
            state=status,
            steps=steps,
            delivery=Delivery(version["decision"]) if version["decision"] else None,
            reason=version["decision_reason"],
        )


def _steps(version_id: UUID) -> tuple[StepRow, ...]:
    rows = (_row(record) for record in StepRecord.objects.filter(cut_id=version_id).defer("output"))
    return tuple(sorted(rows, key=lambda row: _ORDER[row.name]))


def _row(record: StepRecord) -> StepRow:
    return StepRow(
        name=StepName(record.name),
        state=StepState(record.state),
        progress=record.progress,
        attempts=record.attempts,
        failure_code=record.code,
        started_at=record.started_at,
        ended_at=record.ended_at,
    )


def _yet_to_come(name: StepName) -> StepRow:
    return StepRow(
        name=name,
        state=StepState.WAITING,
        progress=0,
        attempts=0,
        failure_code=None,
        started_at=None,
        ended_at=None,
    )
