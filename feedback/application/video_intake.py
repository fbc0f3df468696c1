"""Takes a video in while it arrives: looked at, counted, digested, handed on in parts, kept only when all is well."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from core.application.ports import ObjectStore, ObjectUpload
from core.domain.ids import new_id
from feedback.application.object_keys import source_key
from feedback.domain.container import BrokenContainer, ContainerFormat, ContainerScan, UnknownContainer
from feedback.domain.file_name import shown_name
from feedback.domain.refusals import UnsupportedVideoType, VideoDamaged, VideoEmpty, VideoTooLarge
from feedback.domain.video_version import Source
from projects.contracts import ProjectGrant

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class IntakeTarget:
    """Who may store a video where; `limit` in bytes."""

    grant: ProjectGrant
    version_id: UUID
    limit: int

    @classmethod
    def under(cls, grant: ProjectGrant, limit: int) -> "IntakeTarget":
        return cls(grant, new_id(), limit)


class VideoIntake:
    """One file on its way. `abort` leaves nothing behind at any time; after `complete` use `discard`."""

    def __init__(self, target: IntakeTarget, store: ObjectStore) -> None:
        self.target = target
        self._key = source_key(target.grant.project_id, target.version_id)
        self._store = store
        self._scan = ContainerScan()
        self._digest = sha256()
        self._head = bytearray()
        self._upload: ObjectUpload | None = None
        self._size = 0

    def write(self, chunk: bytes) -> None:
        """The next bytes; VideoTooLarge, UnsupportedVideoType, VideoDamaged, StorageUnavailable."""
        self._size += len(chunk)
        if self._size > self.target.limit:
            raise VideoTooLarge(limit=self.target.limit // MEBIBYTE)
        self._look_at(chunk)
        self._digest.update(chunk)
        if self._upload is not None:
            self._upload.write(chunk)
        elif self._scan.container is None:
            self._head += chunk
        else:
            self._open(self._scan.container, chunk)

    @property
    def sha256(self) -> str:
        """Of the bytes so far."""
        return self._digest.hexdigest()

    def finish(self, file_name: str) -> Source:
        """Nothing follows; the file as it would be stored. VideoEmpty, UnsupportedVideoType, VideoDamaged."""
        container = self._conclude()
        if self._upload is None:
            self._open(container, b"")
        return Source(
            file_name=shown_name(file_name),
            object_key=self._key,
            size=self._size,
            sha256=self.sha256,
            container=container.value,
        )

    def complete(self) -> None:
        """Make the object visible; StorageUnavailable."""
        if self._upload is not None:
            self._upload.complete()

    def abort(self) -> None:
        """Forget what was handed on so far; idempotent, never raises, no effect after `complete`."""
        if self._upload is not None:
            self._upload.abort()

    def discard(self) -> None:
        """Delete the completed object."""
        self._store.delete([self._key])

    def _open(self, container: ContainerFormat, chunk: bytes) -> None:
        self._upload = self._store.open_upload(self._key, media_type=container.media_type)
        self._upload.write(bytes(self._head) + chunk)
        self._head.clear()

    def _look_at(self, chunk: bytes) -> None:
        try:
            self._scan.feed(chunk)
        except UnknownContainer as error:
            raise UnsupportedVideoType from error
        except BrokenContainer as error:
            raise VideoDamaged from error

    def _conclude(self) -> ContainerFormat:
        if self._size == 0:
            raise VideoEmpty
        try:
            return self._scan.finish()
        except UnknownContainer as error:
            raise UnsupportedVideoType from error
        except BrokenContainer as error:
            raise VideoDamaged from error
