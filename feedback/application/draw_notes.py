"""The picture of each note's frame, with what was drawn on it: made once, and kept with the version."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from core.application.ports import ObjectStore
from core.application.refusals import ObjectMissing
from feedback.application.media_ports import MediaUnreadable, VideoFacts
from feedback.application.object_keys import frames_prefix
from feedback.application.picture_ports import FrameDrawer, Sketcher
from feedback.application.ports import Workspaces
from feedback.application.round_read_models import WrittenNote
from feedback.domain.container_format import ContainerFormat
from feedback.domain.video_version import VideoVersion


@dataclass(frozen=True)
class NotePictures:
    """The ports that it takes; one may be killed at any moment, and another goes on with what is there."""

    store: ObjectStore
    drawer: FrameDrawer
    sketcher: Sketcher
    workspaces: Workspaces

    def of(self, version: VideoVersion, notes: Sequence[WrittenNote]) -> dict[UUID, str]:
        """Keys of the pictures, by note; without those that have no frame, or whose frame cannot be drawn."""
        if version.facts is None or version.source.stored_key is None:
            return {}
        prefix = frames_prefix(version.project_id, version.id)
        keys = {note.id: f"{prefix}{_name(note)}.jpg" for note in notes if note.frame is not None}
        there = set(self.store.keys(prefix))
        missing = {keys[note.id]: note for note in notes if note.id in keys and keys[note.id] not in there}
        if missing:
            there |= self._draw(version, missing)
        return {note_id: key for note_id, key in keys.items() if key in there}

    def _draw(self, version: VideoVersion, missing: Mapping[str, WrittenNote]) -> set[str]:
        """The keys under which there is a picture now."""
        try:
            with self.workspaces.enter(f"frames-{version.id}") as directory:
                return set(self._put(_drawn(self, version, missing, directory), missing))
        except (MediaUnreadable, ObjectMissing):
            return set()

    def _put(self, drawn: Mapping[int, bytes], missing: Mapping[str, WrittenNote]) -> list[str]:
        found = {key: note for key, note in missing.items() if note.frame in drawn}
        for key, note in found.items():
            body = self.sketcher.lay_over(drawn[note.frame or 0], note.drawing, note.timecode or "")
            self.store.put(key, body, media_type="image/jpeg")
        return list(found)


def _drawn(
    pictures: NotePictures, version: VideoVersion, missing: Mapping[str, WrittenNote], directory: Path
) -> dict[int, bytes]:
    source = directory / "source"
    pictures.store.fetch(version.source.object_key, str(source))
    frames = {note.frame for note in missing.values() if note.frame is not None}
    files = pictures.drawer.draw_frames(source, _facts(version), frames, directory)
    return {frame: path.read_bytes() for frame, path in files.items()}


def _facts(version: VideoVersion) -> VideoFacts:
    known: dict[str, Any] = {} if version.facts is None else asdict(version.facts)
    return VideoFacts(container=ContainerFormat(version.source.container), **known)


def _name(note: WrittenNote) -> str:
    """The frame, and what tells its drawing apart."""
    if not note.drawing:
        return str(note.frame)
    shapes = json.dumps(note.drawing, sort_keys=True).encode()
    return f"{note.frame}-{hashlib.blake2b(shapes, digest_size=6).hexdigest()}"
