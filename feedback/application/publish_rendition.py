"""Putting renditions where players find them, piece by piece while they are made."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from core.application.ports import ObjectStore, UnitOfWork
from core.domain.actor import SYSTEM
from feedback.application.object_keys import hls_prefix
from feedback.application.ports import VideoVersions
from feedback.application.published_renditions import PublishedRenditions
from feedback.application.rendition_ports import KeptRendition, KeptSegment, Rendition, Renditions
from feedback.application.steps import NoLongerWanted, Work
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
        self.published.delete_all_but(set(self.objects))

    @property
    def published(self) -> PublishedRenditions:
        """With what earlier tries have left."""
        return PublishedRenditions(
            project_id=self.work.project_id,
            version_id=self.work.version_id,
            is_mine=self.is_mine,
            unit_of_work=self.unit_of_work,
            renditions=self.renditions,
            store=self.store,
        )

    def withdraw_if_gone(self) -> None:
        """Leave nothing of a version that is purged; another try may be at work on one that is not."""
        with self.unit_of_work(by=SYSTEM):
            known = self.versions.known({self.work.version_id})
        if not known:
            self.published.delete_all_but(set())

    @property
    def _prefix(self) -> str:
        return hls_prefix(self.work.project_id, self.work.version_id)

    def _key(self, rendition: Rendition, path: Path) -> str:
        return f"{self._prefix}{rendition.name}/{path.name}"

    def _upload(self, key: str, path: Path) -> None:
        if key not in self.objects:
            self.work.tell(0)
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
