"""Renditions in memory, and a transcoder that only writes a few bytes."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from feedback.application.media_ports import VideoFacts
from feedback.application.rendition_ports import SOURCE_RENDITION, KeptRendition, Publish, Rendition, Segment
from tests.feedback.fakes import FakeVersions


@dataclass
class FakeRenditions:
    """Over the rows of the fake versions; rows are frozen, so that they need no copies."""

    versions: FakeVersions
    rows: dict[tuple[UUID, str], KeptRendition] = field(default_factory=dict)
    kept: list[tuple[str, int, bool]] = field(default_factory=list)

    def of(self, version_id: UUID) -> list[KeptRendition]:
        found = (row for row in self.rows.values() if row.version_id == version_id)
        return sorted(found, key=lambda row: (-row.bandwidth, row.name))

    def keep(self, rendition: KeptRendition) -> bool:
        if rendition.version_id not in self.versions.rows:
            return False
        self.rows[rendition.version_id, rendition.name] = rendition
        self.kept.append((rendition.name, len(rendition.segments), rendition.complete))
        return True

    def drop(self, version_id: UUID, names: set[str]) -> None:
        for name in names:
            self.rows.pop((version_id, name), None)


@dataclass
class FakeTranscoder:
    """Makes `length` segments of each of `names`; raises `trouble` after `before_trouble` of them."""

    names: tuple[str, ...] = ("720p", "360p")
    length: int = 3
    trouble: Exception | None = None
    before_trouble: int = 1
    during: Callable[[], None] | None = None

    def remux(self, source: Path, facts: VideoFacts, directory: Path, tell: Callable[[int], None]) -> Rendition:
        tell(50)
        if self.trouble is not None:
            raise self.trouble
        return self._written(directory, SOURCE_RENDITION, self.length)

    def encode(
        self, source: Path, facts: VideoFacts, directory: Path, watch: Publish, tell: Callable[[int], None]
    ) -> tuple[Rendition, ...]:
        for count in range(1, self.length + 1):
            for name in reversed(self.names):
                watch(self._written(directory, name, count), False)
            tell(100 * count // (self.length + 1))
            if self.during is not None:
                self.during()
            if self.trouble is not None and count == self.before_trouble:
                raise self.trouble
        made = tuple(replace(self._told(directory, name, self.length), frame_count=30) for name in self.names)
        for rendition in reversed(made):
            watch(rendition, True)
        return made

    def _written(self, directory: Path, name: str, count: int) -> Rendition:
        told = self._told(directory, name, count)
        told.init.parent.mkdir(exist_ok=True)
        new = [told.init, *(segment.path for segment in told.segments)] if count in (1, self.length) else []
        for path in new or [told.segments[-1].path]:
            path.write_bytes(f"{name} {path.name}".encode())
        return told

    def _told(self, directory: Path, name: str, count: int) -> Rendition:
        paths = (directory / name / f"{index + 1:05}.m4s" for index in range(count))
        return Rendition(
            name=name,
            width=640,
            height=360,
            codecs="avc1.64001E,mp4a.40.2",
            bandwidth=1000 * (len(self.names) - self.names.index(name)) if name in self.names else 9000,
            average_bandwidth=900,
            frame_count=None,
            init=directory / name / "init.mp4",
            segments=tuple(Segment(path, Decimal("4.004"), len(name) + 10) for path in paths),
        )
