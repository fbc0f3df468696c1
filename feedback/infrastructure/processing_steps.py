"""ProcessingSteps over PostgreSQL."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from core.application.ports import EventPublisher
from core.infrastructure.unit_of_work import after_commit
from feedback.application.processing_ports import ENCODE_VIDEO, LivingProjects, RunningStep, Steps
from feedback.contracts import StepName, StepState, VideoStatus
from feedback.domain.processing_step import ProcessingStep
from feedback.domain.video_version import VideoVersion
from feedback.infrastructure.film_metrics import count_step
from feedback.infrastructure.models import StepRecord, VersionRecord

_IN_ORDER = tuple(StepName)


@dataclass(frozen=True)
class PostgresProcessingSteps:
    publish: EventPublisher
    living: LivingProjects
    at_once: int = 200

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
        if step.is_changed:
            after_commit(partial(count_step, copy(step)))
        step.told, step.is_changed = [], False

    def is_wanted(self, version_id: UUID) -> bool:
        return self._is_one_living(_wanted().filter(id=version_id))

    def is_at(self, running: RunningStep) -> bool:
        step = {"name": running.name, "attempts": running.attempt, "state": StepState.RUNNING}
        at_it = Exists(StepRecord.objects.filter(cut=OuterRef("id"), **step))
        return self._is_one_living(_wanted().filter(at_it, id=running.version_id))

    def running(self) -> list[RunningStep]:
        found = StepRecord.objects.filter(state=StepState.RUNNING, cut__in=_wanted())
        rows = list(found.values_list("cut_id", "name", "attempts", "cut__project_id"))
        living = self.living({project_id for *_, project_id in rows})
        return [RunningStep(row[0], StepName(row[1]), row[2]) for row in rows if row[3] in living]

    def unfinished(self, kind: str) -> Iterator[list[UUID]]:
        for left in _left(kind):
            yield from self._in_turn(left)

    def unread(self) -> Iterator[list[UUID]]:
        tried = Exists(StepRecord.objects.filter(cut=OuterRef("id"), state=StepState.FAILED))
        return self._in_turn(_wanted().filter(~tried, status=VideoStatus.READY, decision=None))

    def _in_turn(self, which: QuerySet[VersionRecord]) -> Iterator[list[UUID]]:
        found = which.order_by("id").values_list("id", "project_id")
        rows = list(found[: self.at_once])
        while rows:
            living = self.living({project_id for _, project_id in rows})
            yield [version_id for version_id, project_id in rows if project_id in living]
            rows = list(found.filter(id__gt=rows[-1][0])[: self.at_once])

    def _is_one_living(self, found: QuerySet[VersionRecord]) -> bool:
        return bool(self.living(set(found.values_list("project_id", flat=True))))


def _left(kind: str) -> list[QuerySet[VersionRecord]]:
    """No version is in two of them; asked as one, every version there is would be looked at."""
    left = StepRecord.objects.filter(state__in=(StepState.WAITING, StepState.RUNNING))
    if kind == ENCODE_VIDEO:
        probed = StepRecord.objects.filter(name=StepName.PROBE, state=StepState.DONE).values("cut")
        return [_wanted().filter(id__in=left.filter(name=StepName.LADDER, cut__in=probed).values("cut"))]
    begun = Exists(StepRecord.objects.filter(cut=OuterRef("id")))
    unbegun = _wanted().filter(~begun, status=VideoStatus.PROCESSING)
    return [unbegun, _wanted().filter(id__in=left.exclude(name=StepName.LADDER).values("cut"))]


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
