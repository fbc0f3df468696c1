"""Remembered over PostgreSQL."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.utils.timezone import now

from ai_planning.application.generation_ports import Made
from ai_planning.contracts import CameraMove, Composition, InsertPurpose, ShotSize, Transition
from ai_planning.contracts.jobs import JobKind
from ai_planning.domain.drafts import InsertDraft, ShotDraft, StageDraft
from ai_planning.domain.provenance import Maker, Provenance, Provider
from ai_planning.infrastructure.models import RememberedRecord
from core.domain.events import plain

KEEP = timedelta(days=30)
_WORDS: Mapping[str, Any] = {
    "shot_size": ShotSize,
    "camera_move": CameraMove,
    "composition": Composition,
    "transition": Transition,
    "purpose": InsertPurpose,
}


class PostgresRemembered:
    def has(self, key: str) -> bool:
        return RememberedRecord.objects.filter(key=key, is_charged=True, made_at__gte=now() - KEEP).exists()

    def find(self, kind: JobKind, key: str) -> tuple[Made[Any], bool] | None:
        record = RememberedRecord.objects.filter(key=key, kind=kind, made_at__gte=now() - KEEP).first()
        if record is None:
            return None
        read = _stage if kind is JobKind.STORY else _shot
        draft = tuple(read(each) for each in record.draft)
        return Made(draft, _provenance(record.provenance)), record.is_charged

    def keep(self, kind: JobKind, key: str, made: Made[Any], job_id: UUID, owner_id: UUID | None) -> None:
        draft = [plain(asdict(each)) for each in made.draft]
        known = {"job_id": job_id, "owner_id": owner_id, "made_at": now()}
        told = plain(asdict(made.provenance))
        record = RememberedRecord(key=key, kind=kind, draft=draft, provenance=told, **known)
        RememberedRecord.objects.bulk_create([record], ignore_conflicts=True)

    def charge(self, key: str) -> None:
        RememberedRecord.objects.filter(key=key).update(is_charged=True)

    def forget_of(self, user_id: UUID) -> None:
        RememberedRecord.objects.filter(owner_id=user_id).delete()

    def forget_old(self) -> None:
        RememberedRecord.objects.filter(made_at__lt=now() - KEEP).delete()


def _stage(kept: dict[str, Any]) -> StageDraft:
    return StageDraft(**kept)


def _shot(kept: dict[str, Any]) -> ShotDraft:
    inserts = tuple(InsertDraft(**each | _words(each)) for each in kept["inserts"])
    return ShotDraft(**kept | _words(kept) | {"inserts": inserts})


def _words(kept: dict[str, Any]) -> dict[str, Any]:
    return {name: read(kept[name]) for name, read in _WORDS.items() if name in kept}


def _provenance(kept: dict[str, Any]) -> Provenance:
    maker = Maker(**kept["maker"] | {"provider": Provider(kept["maker"]["provider"])})
    return Provenance(**kept | {"maker": maker})
