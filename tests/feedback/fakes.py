"""Ports in memory. They copy in and out, so that forgetting to save fails."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from core.application.ports import ignore
from core.application.refusals import ObjectMissing, StorageUnavailable
from core.domain.actor import Actor
from core.domain.events import Event
from feedback.application.media_ports import Picture, Pictures, VideoFacts, Watch, unwatched
from feedback.contracts import UNRESOLVED, Author
from feedback.domain.feedback_item import FeedbackItem
from feedback.domain.footage import Footage
from feedback.domain.history import Change, Move
from feedback.domain.video import Video
from feedback.domain.video_version import VideoVersion
from projects.contracts import Capability, ProjectGrant, Role
from projects.domain.roles import ROLES


class Refused(Exception):
    """The fake access says no."""


@dataclass
class FakeAccess:
    """Every asker has `role`; what was asked is kept."""

    role: Role | None = Role.OWNER
    asked: list[Capability] = field(default_factory=list)

    def require(self, actor: Actor, project_id: UUID, capability: Capability) -> ProjectGrant:
        self.asked.append(capability)
        if self.role is None or not ROLES.allows(self.role, capability):
            raise Refused
        return ProjectGrant(project_id, actor.user_id, actor.name, self.role, ROLES.of(self.role))


@dataclass
class FakeWork:
    """Units of work that count themselves; one may not be inside another."""

    running: bool = False
    committed: int = 0

    @contextmanager
    def __call__(self, *, by: Actor) -> Iterator[None]:
        assert not self.running, "units of work do not nest"
        self.running = True
        try:
            yield
            self.committed += 1
        finally:
            self.running = False


@dataclass
class FakeItems:
    rows: dict[UUID, FeedbackItem] = field(default_factory=dict)
    history: list[tuple[UUID, Move]] = field(default_factory=list)
    changes: list[tuple[UUID, Change]] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    hidden: set[UUID] = field(default_factory=set)

    def get(self, project_id: UUID, feedback_id: UUID) -> FeedbackItem | None:
        row = self.rows.get(feedback_id)
        is_shown = row is not None and row.project_id == project_id and row.id not in self.hidden
        return deepcopy(row) if is_shown else None

    def anywhere(self, project_id: UUID, feedback_id: UUID) -> tuple[FeedbackItem, bool] | None:
        row = self.rows.get(feedback_id)
        is_there = row is not None and row.project_id == project_id
        return (deepcopy(row), row.id in self.hidden) if is_there else None

    def drop(self, item: FeedbackItem) -> None:
        del self.rows[item.id]

    def several(self, project_id: UUID, feedback_ids: Collection[UUID]) -> list[FeedbackItem]:
        found = (self.get(project_id, feedback_id) for feedback_id in sorted(feedback_ids))
        return [item for item in found if item is not None]

    def on_version(self, version_id: UUID) -> list[FeedbackItem]:
        lying = (row for row in self.rows.values() if row.footage.version_id == version_id)
        rows = (row for row in lying if row.id not in self.hidden)
        return [deepcopy(row) for row in sorted(rows, key=lambda row: row.id)]

    def unresolved_on(self, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        items = [item for version_id in version_ids for item in self.on_version(version_id)]
        return sorted((item for item in items if item.status in UNRESOLVED), key=lambda item: item.id)

    def assigned_to(self, project_id: UUID, user_id: UUID, most: int, *, in_trash: bool) -> list[FeedbackItem]:
        rows = (row for row in self.rows.values() if row.project_id == project_id)
        theirs = (row for row in rows if row.note.assignee and row.note.assignee.id == user_id)
        found = (row for row in theirs if (row.id in self.hidden) is in_trash)
        return [deepcopy(row) for row in sorted(found, key=lambda row: row.id)[:most]]

    def hold(self, version_ids: Collection[UUID], *, unresolved_on: Collection[UUID]) -> None:
        """There is nobody else."""

    def add(self, item: FeedbackItem) -> None:
        self._keep(item)

    def save(self, item: FeedbackItem) -> None:
        assert item.id in self.rows
        self.history += [(item.id, move) for move in item.moves]
        self.changes += [(item.id, change) for change in item.changes]
        self._keep(item)

    def save_all(self, items: Sequence[FeedbackItem]) -> None:
        for item in items:
            self.save(item)

    def save_moved(self, project_id: UUID, items: Sequence[FeedbackItem]) -> None:
        self.save_all(items)

    def hide(self, project_id: UUID, version_ids: Collection[UUID], *, but: Collection[UUID] = ()) -> None:
        found = {item.id for version_id in version_ids for item in self.on_version(version_id)}
        self.hidden |= found - set(but)

    def show(self, project_id: UUID, version_ids: Collection[UUID]) -> list[FeedbackItem]:
        self.hidden -= {row.id for row in self.rows.values() if row.footage.version_id in version_ids}
        shown = [item for version_id in version_ids for item in self.on_version(version_id)]
        return sorted(shown, key=lambda item: item.id)

    def remove(self, item: FeedbackItem) -> None:
        self.told += item.facts
        del self.rows[item.id]

    def _keep(self, item: FeedbackItem) -> None:
        self.told += item.facts
        kept = deepcopy(item)
        kept.facts, kept.moves, kept.changes, kept.was_counted_as = [], [], [], item.counted_as
        self.rows[item.id] = kept


@dataclass
class FakeVersions:
    rows: dict[UUID, VideoVersion] = field(default_factory=dict)
    told: list[Event] = field(default_factory=list)

    videos: dict[UUID, Video] = field(default_factory=dict)

    def get(self, version_id: UUID) -> VideoVersion | None:
        row = self.rows.get(version_id)
        return deepcopy(row) if row is not None and self.is_shown(row) else None

    def is_shown(self, version: VideoVersion) -> bool:
        video = self.videos.get(version.video_id)
        return version.is_living and (video is None or video.deleted_at is None)

    def add(self, version: VideoVersion) -> None:
        self._keep(version)

    def save(self, version: VideoVersion) -> None:
        assert version.id in self.rows
        self._keep(version)

    def known(self, version_ids: set[UUID]) -> set[UUID]:
        return version_ids & set(self.rows)

    def find(self, project_id: UUID, video_id: UUID | None, version_id: UUID | None) -> Footage | None:
        """The Footages port over the same rows."""
        fitting = [
            row
            for row in self.rows.values()
            if row.project_id == project_id and video_id in (None, row.video_id) and version_id in (None, row.id)
        ]
        living = [row for row in fitting if self.is_shown(row) and (video_id or version_id)]
        found = max(living, key=lambda row: (self._is_shown_first(row), row.number), default=None)
        return None if found is None else found.footage()

    def _is_shown_first(self, version: VideoVersion) -> bool:
        video = self.videos.get(version.video_id)
        return video is not None and video.shown_number == version.number

    def _keep(self, version: VideoVersion) -> None:
        self.told += version.told
        kept = deepcopy(version)
        kept.told = []
        self.rows[version.id] = kept


@dataclass
class FakeStore:
    """Objects by key; `refuses` makes the next completion fail, nothing is put or deleted while it `is_away`.

    `during_fetch` happens while an object comes.
    """

    objects: dict[str, bytes] = field(default_factory=dict)
    open: dict[str, bytearray] = field(default_factory=dict)
    refuses: bool = False
    is_away: bool = False
    during_fetch: Callable[[], object] = lambda: None

    def put(self, key: str, body: bytes | BinaryIO, *, media_type: str) -> None:
        if self.is_away:
            raise StorageUnavailable
        self.objects[key] = body if isinstance(body, bytes) else body.read()

    def open_upload(self, key: str, *, media_type: str) -> "FakeUpload":
        self.open[key] = bytearray()
        return FakeUpload(self, key)

    def fetch(self, key: str, path: str, passed: Callable[[int], None] = ignore) -> None:
        if key not in self.objects:
            raise ObjectMissing
        self.during_fetch()
        passed(len(self.objects[key]))
        Path(path).write_bytes(self.objects[key])

    def delete(self, keys: list[str]) -> None:
        if self.is_away:
            raise StorageUnavailable
        for key in keys:
            self.objects.pop(key, None)

    def keys(self, prefix: str) -> Iterator[str]:
        yield from [key for key in self.objects if key.startswith(prefix)]

    def sizes(self, prefix: str) -> dict[str, int]:
        return {key: len(self.objects[key]) for key in self.keys(prefix)}

    def signed_urls(self, keys: Any, media_types: Any = None) -> dict[str, str]:
        return {key: f"https://store.example/{key}" for key in keys}


@dataclass
class FakeUpload:
    store: FakeStore
    key: str

    def write(self, chunk: bytes) -> None:
        self.store.open[self.key] += chunk

    def complete(self) -> int:
        if self.store.refuses:
            raise StorageUnavailable
        self.store.objects[self.key] = bytes(self.store.open.pop(self.key))
        return len(self.store.objects[self.key])

    def abort(self) -> None:
        self.store.open.pop(self.key, None)


@dataclass
class FakeInspector:
    """Tells `facts` of any file, or raises what it is given; `during` runs meanwhile."""

    facts: VideoFacts
    trouble: Exception | None = None
    during: Any = None

    def inspect(self, path: Path, watch: Watch = unwatched) -> VideoFacts:
        assert path.exists()
        if self.during is not None:
            self.during()
        if self.trouble is not None:
            raise self.trouble
        return self.facts

    def make_pictures(self, path: Path, facts: VideoFacts, directory: Path, watch: Watch = unwatched) -> Pictures:
        pictures = []
        for name in ("poster.jpg", "thumbnail-01.jpg"):
            (directory / name).write_bytes(b"\xff\xd8" + name.encode())
            pictures.append(Picture(directory / name, facts.duration / 2, 320, 180))
        return Pictures(pictures[0], (pictures[1],))


@dataclass
class FakeAuthors:
    """Names by person and project."""

    names: dict[tuple[UUID, UUID], str] = field(default_factory=dict)

    def rename(self, author: Author) -> list[UUID]:
        changed = [key for key, name in self.names.items() if key[0] == author.id and name != author.name]
        self.names |= dict.fromkeys(changed, author.name)
        return [project_id for _, project_id in changed]


@dataclass
class FakeMembers:
    """Members of every project, by name."""

    names: dict[UUID, str] = field(default_factory=dict)

    def members_named(self, project_id: UUID, user_ids: Collection[UUID]) -> dict[UUID, str]:
        return {user_id: self.names[user_id] for user_id in user_ids if user_id in self.names}
