"""Reading a video's facts and pictures, in the worker. Safe to run twice and to be killed at any moment."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from core.domain.clock import Clock
from feedback.application.media_ports import MediaInspector, MediaUnreadable, Picture
from feedback.application.object_keys import picture_key
from feedback.application.ports import FeedbackItems, VideoVersions, Workspaces
from feedback.application.receive_source import Received, SourceRefused, discard_source, receive_source
from feedback.application.upload_ports import UploadParts, Uploads
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
    uploads: Uploads,
    parts: UploadParts,
    clock: Clock,
) -> None:
    """Ends in a ready or a failed version; does nothing for one that is not processing (any more)."""
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
    if version is None or not version.is_processing:
        return
    with workspaces.enter(workspace_name(version.id)) as directory:
        source = directory / "source"
        received = _receive(version, source, uploads=uploads, parts=parts, store=store)
        outcome = received if isinstance(received, str) else _read(version, source, directory, store, inspector)
    with unit_of_work(by=SYSTEM):
        version = versions.get(command.version_id)
        if version is not None and version.is_processing:
            _take(version, received, uploads, clock)
            _conclude(version, outcome, clock)
            store_outcome(version, versions=versions, items=items, clock=clock)
    discard_source(command.version_id, uploads=uploads, parts=parts)


def _receive(version: VideoVersion, source: Path, **ports: Any) -> Received | str:
    """What came, or the code of why it was refused."""
    try:
        return receive_source(version, source, **ports)
    except SourceRefused as refused:
        return refused.code


def _take(version: VideoVersion, received: Received | str, uploads: Uploads, clock: Clock) -> None:
    if isinstance(received, Received):
        version.have_received(received.sha256, received.container)
    uploads.conclude(version.id, received if isinstance(received, str) else None, clock())


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


def _read(
    version: VideoVersion, source: Path, directory: Path, store: ObjectStore, inspector: MediaInspector
) -> _Result | str:
    """What the file tells, or the code of why it tells nothing."""
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
