"""ProcessingSteps over PostgreSQL."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from core.application.ports import EventPublisher
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO, RunningStep, Steps
from feedback.contracts import StepName, StepState, VideoStatus
from feedback.domain.processing_step import ProcessingStep
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.models import StepRecord, VersionRecord

_IN_ORDER = tuple(StepName)
_SWEPT_AT_ONCE = 200


@dataclass(frozen=True)
class PostgresProcessingSteps:
    publish: EventPublisher

    def of(self, version: VideoVersion) -> Steps:
        found = _steps(version)
        if len(found) < len(_IN_ORDER):
            missing = (name for name in _IN_ORDER if name not in found)
            waiting = {"state": StepState.WAITING, "updated_at": version.updated_at}
            StepRecord.objects.bulk_create(StepRecord(cut_id=version.id, name=name, **waiting) for name in missing)
            found = _steps(version)
        return {name: found[name] for name in _IN_ORDER}

    def save(self, step: ProcessingStep) -> None:
        StepRecord.objects.filter(cut_id=step.version_id, name=step.name).update(**_columns(step))
        for fact in step.told:
            self.publish(fact)
        step.told, step.is_changed = [], False

    def is_wanted(self, version_id: UUID) -> bool:
        return _wanted().filter(id=version_id).exists()

    def is_at(self, running: RunningStep) -> bool:
        step = {"name": running.name, "attempts": running.attempt, "state": StepState.RUNNING}
        return StepRecord.objects.filter(cut__in=_wanted().filter(id=running.version_id), **step).exists()

    def running(self) -> list[RunningStep]:
        found = StepRecord.objects.filter(state=StepState.RUNNING, cut__in=_wanted())
        columns = found.values_list("cut_id", "name", "attempts")[:_SWEPT_AT_ONCE]
        return [RunningStep(version_id, StepName(name), attempt) for version_id, name, attempt in columns]

    def unfinished(self) -> list[tuple[UUID, str]]:
        left = StepRecord.objects.filter(state__in=(StepState.WAITING, StepState.RUNNING))
        probed = StepRecord.objects.filter(name=StepName.PROBE, state=StepState.DONE).values("cut")
        unbegun = Q(status=VideoStatus.PROCESSING) & ~Exists(StepRecord.objects.filter(cut=OuterRef("id")))
        process = Q(id__in=left.exclude(name=StepName.LADDER).values("cut"))
        encode = Q(id__in=left.filter(name=StepName.LADDER, cut__in=probed).values("cut"))
        return [
            (version_id, kind)
            for kind, found in ((PROCESS_VIDEO, unbegun), (PROCESS_VIDEO, process), (ENCODE_VIDEO, encode))
            for version_id in _wanted().filter(found).order_by("id").values_list("id", flat=True)[:_SWEPT_AT_ONCE]
        ]


def _wanted() -> QuerySet[VersionRecord]:
    statuses = (VideoStatus.PROCESSING, VideoStatus.READY)
    return VersionRecord.objects.filter(status__in=statuses, in_trash=False)


def _steps(version: VideoVersion) -> Steps:
    records = StepRecord.objects.filter(cut_id=version.id).order_by("id").select_for_update()
    return {StepName(record.name): _step(record, version) for record in records}


def _step(record: StepRecord, version: VideoVersion) -> ProcessingStep:
    return ProcessingStep(
        version_id=version.id,
        video_id=version.video_id,
        project_id=version.project_id,
        name=StepName(record.name),
        state=StepState(record.state),
        progress=record.progress,
        attempts=record.attempts,
        failure_code=record.code,
        objects=record.output.get("objects", {}),
        detail=record.output.get("detail", {}),
        plays=record.output.get("plays", False),
        started_at=record.started_at,
        ended_at=record.ended_at,
        updated_at=record.updated_at,
    )


def _columns(step: ProcessingStep) -> dict[str, Any]:
    return {
        "state": step.state,
        "progress": step.progress,
        "attempts": step.attempts,
        "code": step.failure_code,
        "output": {"objects": step.objects, "detail": step.detail, "plays": step.plays},
        "started_at": step.started_at,
        "ended_at": step.ended_at,
        "updated_at": step.updated_at,
    }
