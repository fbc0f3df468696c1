"""Bringing a version's file to the worker: the first step of its processing.

Of an upload in parts the whole is put together here and compared with what was declared, so this is where its digest
is known. Safe to run twice and to be killed at any moment: parts go when the whole is stored, and not before.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from core.application.ports import ObjectStore
from feedback.application.steps import StepRefused
from feedback.application.upload_ports import UploadParts, Uploads
from feedback.contracts import UploadState
from feedback.domain.container import BrokenContainer, ContainerFormat, ContainerScan, UnknownContainer
from feedback.domain.upload import Upload
from feedback.domain.video_version import VideoVersion

HASH_MISMATCH = "upload.hash_mismatch"
SIZE_MISMATCH = "upload.size_mismatch"
UNSUPPORTED = "video.unsupported_type"
DAMAGED = "video.damaged"
TRUNCATED = "media.truncated"


@dataclass(frozen=True, slots=True)
class Received:
    """The file as it is: `size` in bytes, `container` a ContainerFormat value."""

    sha256: str
    size: int
    container: str


class SourceRefused(StepRefused):
    """The file is not what was declared, or no video. Then `discard_source`."""


def receive_source(
    version: VideoVersion,
    path: Path,
    *,
    uploads: Uploads,
    parts: UploadParts,
    store: ObjectStore,
    tell: Callable[[int], None] = lambda percent: None,
) -> Received:
    """The version's whole file is at `path` and under its key. SourceRefused, ObjectMissing, StorageUnavailable.

    `tell` takes percent and may raise.
    """
    upload = uploads.of_version(version.id)
    source = version.source
    if upload is not None and upload.failure_code is not None:
        raise SourceRefused(upload.failure_code)
    if upload is None or upload.state is not UploadState.CHECKING:
        store.fetch(source.object_key, str(path), _Distance(source.size, tell))
        return Received(source.sha256, source.size, source.container)
    # Read once, and where it is put together written once.
    distance = _Distance(2 * upload.size, tell)
    received = _written(upload, _told(parts.collect(upload), upload.size, distance), path)
    if upload.sha256 and received.sha256 != upload.sha256:
        raise SourceRefused(HASH_MISMATCH)
    parts.keep(upload, path, ContainerFormat(received.container).media_type, distance)
    return received


def discard_source(version_id: UUID, *, uploads: Uploads, parts: UploadParts) -> None:
    """Delete what was refused, once the version and its upload are told that they failed."""
    upload = uploads.of_version(version_id)
    if upload is not None and upload.state is UploadState.FAILED:
        parts.drop(upload)


class _Distance:
    """Tells how far so many bytes are on their way, in percent."""

    def __init__(self, size: int, tell: Callable[[int], None]) -> None:
        self._size, self._tell, self._passed = size, tell, 0

    def __call__(self, count: int) -> None:
        self._passed += count
        self._tell(min(100, 100 * self._passed // max(1, self._size)))


def _told(pieces: Iterator[bytes], size: int, passed_on: Callable[[int], None]) -> Iterator[bytes]:
    passed = 0
    for piece in pieces:
        passed += len(piece)
        if passed > size:
            raise SourceRefused(SIZE_MISMATCH)
        passed_on(len(piece))
        yield piece
    if passed != size:
        raise SourceRefused(SIZE_MISMATCH)


def _written(upload: Upload, pieces: Iterator[bytes], path: Path) -> Received:
    scan, digest = ContainerScan(), sha256()
    try:
        with path.open("wb") as file:
            for piece in pieces:
                scan.feed(piece)
                digest.update(piece)
                file.write(piece)
        container: ContainerFormat = scan.finish()
    except UnknownContainer as error:
        raise SourceRefused(UNSUPPORTED) from error
    except BrokenContainer as error:
        raise SourceRefused(TRUNCATED if error.reason == "truncated" else DAMAGED) from error
    return Received(digest.hexdigest(), upload.size, container.value)
