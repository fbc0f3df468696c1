"""What is done about videos behind the scenes: items go on with new versions, what is due leaves the trash for good."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from core.domain.clock import utc_now
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.object_store import object_store
from core.infrastructure.outbox import publish
from core.infrastructure.unit_of_work import unit_of_work
from feedback.application import carry_forward as carrying
from feedback.application import purge_film as purging
from feedback.application import show_what_stands as showing
from feedback.application import sweep_films as sweeping
from feedback.infrastructure.feedback_items import PostgresFeedbackItems
from feedback.infrastructure.film_remains import PostgresFilmRemains
from feedback.infrastructure.film_trash import PostgresFilmTrash
from feedback.infrastructure.storage_ledger import PostgresStorageLedger
from feedback.infrastructure.videos import PostgresVideos


def carry_forward(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `video.ready` {project_id, video_id, version_id}."""
    names = ("project_id", "video_id", "version_id")
    carrying.carry_forward(
        carrying.CarryForward(**{name: UUID(payload[name]) for name in names}),
        unit_of_work=unit_of_work,
        videos=PostgresVideos(publish),
        items=PostgresFeedbackItems(publish),
        clock=utc_now,
    )


def show_what_stands(payload: Mapping[str, Any], delivery_id: UUID) -> None:
    """Subscriber of `video.ready` and `video.failed` {project_id, video_id}."""
    showing.show_what_stands(
        showing.ShowWhatStands(project_id=UUID(payload["project_id"]), video_id=UUID(payload["video_id"])),
        unit_of_work=unit_of_work,
        videos=PostgresVideos(publish),
    )


def purge_film(payload: dict[str, Any]) -> None:
    """Job `feedback.purge_film` {project_id, video_id, version_id?}."""
    purging.purge_film(
        purging.PurgeFilm(**{name: UUID(value) for name, value in payload.items()}),
        unit_of_work=unit_of_work,
        videos=PostgresVideos(publish),
        store=object_store(),
        remains=PostgresFilmRemains(),
        ledger=PostgresStorageLedger(),
        clock=utc_now,
    )


def sweep_films() -> int:
    """Orders a purge of everything whose time in the trash is over; how many."""
    return sweeping.sweep_films(
        unit_of_work=unit_of_work, trash=PostgresFilmTrash(), jobs=DatabaseJobQueue(), clock=utc_now
    )
