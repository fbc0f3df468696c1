"""A reviewer has finished: those concerned are told once, with pictures of what was noted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from core.application.ports import UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.ports import VideoVersions
from feedback.application.review_news import summary_of
from feedback.application.round_ports import Finishes, Writings
from feedback.application.round_read_models import WrittenNote
from feedback.domain.review_finish import ReviewFinish
from feedback.domain.video_version import VideoVersion
from notifications.contracts import News

MOST_NOTES = 20
Draw = Callable[[VideoVersion, Sequence[WrittenNote]], Mapping[UUID, str]]
"""Keys of the pictures by note."""


class Herald(Protocol):
    """Tells people, inside the running unit of work."""

    def __call__(self, news: News, delivery_id: UUID) -> None:
        """Once, however often it is repeated with the same `delivery_id`."""
        ...


@dataclass(frozen=True)
class TellFinish:
    finish_id: UUID


@dataclass(frozen=True, kw_only=True)
class Telling:
    """The ports that it takes; `editors` are the members who go on with the cut."""

    unit_of_work: UnitOfWork
    versions: VideoVersions
    finishes: Finishes
    writings: Writings
    editors: Callable[[UUID], Mapping[UUID, str]]
    tell: Herald
    clock: Clock


def no_pictures(version: VideoVersion, notes: Sequence[WrittenNote]) -> Mapping[UUID, str]:
    """When the tries to draw them are used up."""
    return {}


def tell_finish(command: TellFinish, *, telling: Telling, draw: Draw) -> None:
    """Safe to run twice and to be killed at any moment: what is told and that it was are one transaction.

    What joined while pictures were drawn is gathered again.
    """
    is_over = False
    while not is_over:
        is_over = _told(command.finish_id, telling, draw)


def _told(finish_id: UUID, telling: Telling, draw: Draw) -> bool:
    with telling.unit_of_work(by=SYSTEM):
        finish = telling.finishes.get(finish_id)
        version = telling.versions.get(finish.place.version_id) if finish is not None else None
    if finish is None or finish.is_told:
        return True
    notes = telling.writings.notes(
        finish.place.version_id, finish.reviewer.id, finish.since, finish.finished_at, MOST_NOTES
    )
    pictures = draw(version, notes) if version is not None else {}
    with telling.unit_of_work(by=SYSTEM):
        held = telling.finishes.get(finish_id)
        if held is None or held.is_told:
            return True
        if held.revision != finish.revision:
            return False
        _tell(held, version, notes, pictures, telling)
    return True


def _tell(
    finish: ReviewFinish,
    version: VideoVersion | None,
    notes: Sequence[WrittenNote],
    pictures: Mapping[UUID, str],
    telling: Telling,
) -> None:
    """Nobody is told of what lies in the trash by now."""
    if version is not None:
        recipients = tuple(telling.editors(finish.place.project_id).keys() - {finish.reviewer.id})
        shown = tuple(dict.fromkeys(pictures[note.id] for note in notes if note.id in pictures))
        telling.tell(summary_of(finish, version.video_title, notes, shown, recipients), finish.id)
    finish.be_told(telling.clock())
    telling.finishes.save(finish)
