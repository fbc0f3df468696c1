"""Videos and versions whose time in the trash is over are purged, each by a job of its own."""

from core.application.ports import JobQueue, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.film_ports import FilmTrash

PURGE_FILM = "feedback.purge_film"
AT_ONCE = 1000


def sweep_films(*, unit_of_work: UnitOfWork, trash: FilmTrash, jobs: JobQueue, clock: Clock) -> int:
    """How many; each gets at most one job a day."""
    now = clock()
    due = trash.due(now, AT_ONCE)
    with unit_of_work(by=SYSTEM):
        for film in due:
            ids = {"project_id": film.project_id, "video_id": film.video_id, "version_id": film.version_id}
            payload = {name: str(value) for name, value in ids.items() if value is not None}
            key = f"{PURGE_FILM}:{film.version_id or film.video_id}:{now:%Y-%m-%d}"
            jobs.enqueue(PURGE_FILM, payload, key=key)
    return len(due)
