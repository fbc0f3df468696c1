"""Putting renditions where players find them, piece by piece while they are made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.object_keys import hls_prefix
from feedback.application.ports import VideoVersions
from feedback.application.rendition_ports import KeptRendition, KeptSegment, Rendition, Renditions
from feedback.application.steps import NoLongerWanted, Objects, Work
from feedback.domain.hls import target_seconds

_MEDIA_TYPE = "video/mp4"
# A row is written anew when it has grown by a tenth, so that long films do not cost the square of their length.
_GROWTH = 10


@dataclass
class RenditionPublisher:
    """Publishes the renditions of one step, those whose name `is_mine`; `objects` are bytes by key.

    What an earlier try that was killed has published stays up until this one has come further.
    """

    work: Work
    is_mine: Callable[[str], bool]
    unit_of_work: UnitOfWork
    versions: VideoVersions
    renditions: Renditions
    store: ObjectStore
    objects: dict[str, int] = field(default_factory=dict)
    _kept: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn what is up already."""
        with self.unit_of_work(by=SYSTEM):
            self._kept = {row.name: len(row.segments) for row in self.renditions.of(self.work.version_id)}

    def publish(self, rendition: Rendition, complete: bool) -> None:
        """Upload what is new of it, whose files go, and then tell of it; NoLongerWanted when the version is gone."""
        self._upload(self._key(rendition, rendition.init), rendition.init)
        for segment in rendition.segments:
            self._upload(self._key(rendition, segment.path), segment.path)
        known = self._kept.get(rendition.name, 0)
        if complete or len(rendition.segments) > known + known // _GROWTH:
            self._keep(rendition, complete)

    def conclude(self) -> None:
        """Delete what tries before this one, or other sizes, have left."""
        names = {key.removeprefix(self._prefix).split("/")[0] for key in self.objects}
        with self.unit_of_work(by=SYSTEM):
            found = {row.name for row in self.renditions.of(self.work.version_id) if self.is_mine(row.name)}
            self.renditions.drop(self.work.version_id, found - names)
        self._delete_all_but(self.objects)

    def cut_off(self) -> Objects:
        """Leave what players know of, and no other object; what that is."""
        with self.unit_of_work(by=SYSTEM):
            rows = [row for row in self.renditions.of(self.work.version_id) if self.is_mine(row.name)]
        known = {each.key: each.size for row in rows for each in row.segments}
        known |= {row.init_key: self.objects.get(row.init_key, 0) for row in rows}
        self._delete_all_but(known)
        return known

    def withdraw(self) -> None:
        """Leave nothing: no row and no object."""
        withdraw_renditions(
            self.work.project_id,
            self.work.version_id,
            self.is_mine,
            unit_of_work=self.unit_of_work,
            renditions=self.renditions,
            store=self.store,
        )

    def withdraw_if_gone(self) -> None:
        """Leave nothing of a version that is purged; another try may be at work on one that is not."""
        with self.unit_of_work(by=SYSTEM):
            known = self.versions.known({self.work.version_id})
        if not known:
            self._delete_all_but({})

    @property
    def _prefix(self) -> str:
        return hls_prefix(self.work.project_id, self.work.version_id)

    def _key(self, rendition: Rendition, path: Path) -> str:
        return f"{self._prefix}{rendition.name}/{path.name}"

    def _upload(self, key: str, path: Path) -> None:
        if key not in self.objects:
            with path.open("rb") as body:
                self.store.put(key, body, media_type=_MEDIA_TYPE)
            self.objects[key] = path.stat().st_size
            path.unlink()

    def _keep(self, rendition: Rendition, complete: bool) -> None:
        row = self._row(rendition, complete)
        with self.unit_of_work(by=SYSTEM):
            if not self.renditions.keep(row):
                raise NoLongerWanted
        self._kept[rendition.name] = len(row.segments)

    def _row(self, rendition: Rendition, complete: bool) -> KeptRendition:
        segments = (
            KeptSegment(self._key(rendition, each.path), each.seconds, each.size) for each in rendition.segments
        )
        return KeptRendition(
            version_id=self.work.version_id,
            name=rendition.name,
            width=rendition.width,
            height=rendition.height,
            codecs=rendition.codecs,
            bandwidth=rendition.bandwidth,
            average_bandwidth=rendition.average_bandwidth,
            init_key=self._key(rendition, rendition.init),
            target_seconds=target_seconds(self.work.facts.longest_picture),
            segments=tuple(segments),
            complete=complete,
        )

    def _delete_all_but(self, objects: Objects) -> None:
        found = [key for key in self.store.keys(self._prefix) if key not in objects]
        mine = [key for key in found if self.is_mine(key.removeprefix(self._prefix).split("/")[0])]
        self.store.delete(mine)


def withdraw_renditions(
    project_id: UUID,
    version_id: UUID,
    is_meant: Callable[[str], bool],
    *,
    unit_of_work: UnitOfWork,
    renditions: Renditions,
    store: ObjectStore,
) -> None:
    """Forget those whose name `is_meant`, and delete their objects, also such as no row tells of; idempotent."""
    with unit_of_work(by=SYSTEM):
        renditions.drop(version_id, {row.name for row in renditions.of(version_id) if is_meant(row.name)})
    prefix = hls_prefix(project_id, version_id)
    keys = store.keys(prefix)
    store.delete([key for key in keys if is_meant(key.removeprefix(prefix).split("/")[0])])
