"""Who hears that a version is ready: those who approve cuts, and who uploaded it; of a failure the latter alone."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.concern_ports import ConcernReads, Heralds, Team
from feedback.contracts import Author
from identity.contracts import NotificationType
from notifications.contracts import News
from projects.contracts import Capability


@dataclass(frozen=True, kw_only=True)
class FilmHappened:
    project_id: UUID
    video_id: UUID
    version_id: UUID
    title: str
    number: int
    uploaded_by: Author


def tell_of_ready_film(
    film: FilmHappened, *, unit_of_work: UnitOfWork, reads: ConcernReads, heralds: Heralds, team: Team
) -> None:
    """Once, however often it is processed. Who is asked to review it hears of that instead."""
    delivery_id = uuid5(film.version_id, "ready")
    with unit_of_work(by=SYSTEM):
        asked = reads.asked(film.video_id, film.number)
        reviewers = team.members_allowed(film.project_id, Capability.APPROVE).keys() - asked - {film.uploaded_by.id}
        heralds.hold({*reviewers, film.uploaded_by.id})
        heralds.tell(_news(film, NotificationType.JOB_FINISHED, {film.uploaded_by.id}), delivery_id)
        heralds.tell(_news(film, NotificationType.VERSION_READY, set(reviewers)), delivery_id)


def tell_of_failed_film(film: FilmHappened, delivery_id: UUID, *, unit_of_work: UnitOfWork, heralds: Heralds) -> None:
    with unit_of_work(by=SYSTEM):
        news = _news(film, NotificationType.JOB_FINISHED, {film.uploaded_by.id}, what="failed")
        heralds.tell(news, delivery_id)


def _news(film: FilmHappened, kind: NotificationType, recipients: set[UUID], **more: Any) -> News:
    return News(
        kind=kind,
        project_id=film.project_id,
        recipients=tuple(sorted(recipients)),
        subject_id=film.version_id,
        subject=f"{film.title} v{film.number}",
        text="",
        path=f"/projects/{film.project_id}/videos/{film.video_id}?version={film.version_id}",
        **more,
    )
