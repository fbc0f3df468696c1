"""Reading a video's facts and pictures, in the worker. Safe to run twice and to be killed at any moment."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.media_ports import MediaInspector, MediaUnreadable, Picture
from feedback.application.object_keys import picture_key
from feedback.application.ports import FeedbackItems, VideoVersions, Workspaces
from feedback.domain.facts import Facts
from feedback.domain.video_version import Thumbnail, VideoVersion


@dataclass(frozen=True)
class ProcessVideo:
    version_id: UUID


@dataclass(frozen=True)
class _Result:
    facts: Facts
    poster_key: str
    thumbnails: tuple[Thumbnail, ...]


def process_video(
    command: ProcessVideo,
    *,
    unit_of_work: UnitOfWork,
    versions: VideoVersions,
    items: FeedbackItems,
    store: ObjectStore,
    inspector: MediaInspector,
    workspaces: Workspaces,
    clock: Clock,
) -> None:
    """Ends in a ready or a failed version; does nothing for one that is not processing (any more)."""
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
    if version is None or not version.is_processing:
        return
    with workspaces.enter(workspace_name(version.id)) as directory:
        outcome = _read(version, directory, store, inspector)
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
        if version is not None and version.is_processing:
            _conclude(version, outcome, clock)
            store_outcome(version, versions=versions, items=items, clock=clock)


def _conclude(version: VideoVersion, outcome: _Result | str, clock: Clock) -> None:
    if isinstance(outcome, str):
        version.fail(outcome, clock())
    else:
        version.become_ready(outcome.facts, outcome.poster_key, outcome.thumbnails, clock())


def store_outcome(version: VideoVersion, *, versions: VideoVersions, items: FeedbackItems, clock: Clock) -> None:
    """Keep what became of the version; its items follow. Rows are locked before the first event gets its number."""
    followers, footage = items.on_version(version.id), version.footage()
    versions.save(version)
    for item in followers:
        item.lie_on(footage, clock())
        items.save(item)


def workspace_name(version_id: UUID) -> str:
    return f"video-{version_id}"


def _read(version: VideoVersion, directory: Path, store: ObjectStore, inspector: MediaInspector) -> _Result | str:
    """What the file tells, or the code of why it tells nothing."""
    source = directory / "source"
    store.fetch(version.source.object_key, str(source))
    try:
        facts = inspector.inspect(source)
        pictures = inspector.make_pictures(source, facts, directory)
    except MediaUnreadable as unreadable:
        return f"media.{unreadable.reason_code.value}"
    poster_key = _put(version, pictures.poster, store)
    thumbnails = tuple(Thumbnail(each.seconds, _put(version, each, store)) for each in pictures.thumbnails)
    return _Result(facts.kept(), poster_key, thumbnails)


def _put(version: VideoVersion, picture: Picture, store: ObjectStore) -> str:
    key = picture_key(version.project_id, version.id, picture.path.name)
    store.put(key, picture.path.read_bytes(), media_type="image/jpeg")
    return key
