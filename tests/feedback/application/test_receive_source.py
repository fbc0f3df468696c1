"""Bringing a version's file to the worker, on fakes."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from core.application.refusals import ObjectMissing
from core.domain.ids import new_id
from feedback.application.receive_source import Received, SourceRefused, discard_source, receive_source
from feedback.application.steps import NoLongerWanted
from feedback.contracts import UploadState
from feedback.domain.upload import Upload
from feedback.domain.video_version import VideoVersion
from tests.core.fakes import FakeObjectStore
from tests.feedback import examples
from tests.feedback.application.world import MINUTE_OF_FILM
from tests.feedback.examples import LATER
from tests.feedback.fake_uploads import FakeParts, FakeUploads

DIGEST = sha256(MINUTE_OF_FILM).hexdigest()


class Arriving:
    """A version whose upload is complete, and waits to be read."""

    def __init__(self, directory: Path, content: bytes = MINUTE_OF_FILM, **changes: Any) -> None:
        self.path = directory / "source"
        self.uploads, self.parts, self.store = FakeUploads(), FakeParts(), FakeObjectStore()
        wanted = {"state": UploadState.CHECKING, "size": len(content), "sha256": DIGEST} | changes
        self.upload: Upload = examples.upload(new_id(), **wanted)
        self.uploads.add(self.upload)
        self.parts.wholes[self.upload.object_key] = content
        waiting = examples.processing(self.upload.project_id)
        source = replace(waiting.source, object_key=self.upload.object_key, sha256="")
        self.version: VideoVersion = replace(waiting, id=self.upload.version_id, source=source)

    def receive(self, tell: Callable[[int], None] = lambda percent: None) -> Received:
        ports: dict[str, Any] = {"uploads": self.uploads, "parts": self.parts, "store": self.store}
        return receive_source(self.version, self.path, tell=tell, **ports)

    def refusal(self) -> str:
        with pytest.raises(SourceRefused) as refused:
            self.receive()
        return refused.value.code


def test_the_whole_lies_there_and_is_told_as_it_is(tmp_path: Path) -> None:
    told: list[int] = []
    arriving = Arriving(tmp_path)
    assert arriving.receive(told.append) == Received(DIGEST, len(MINUTE_OF_FILM), "mp4")
    assert (arriving.path.read_bytes(), told) == (MINUTE_OF_FILM, [50, 100])


def test_without_a_declared_digest_any_film_is_taken(tmp_path: Path) -> None:
    assert Arriving(tmp_path, sha256="").receive().sha256 == DIGEST


@pytest.mark.parametrize(
    ("content", "changes", "code"),
    [
        (MINUTE_OF_FILM, {"sha256": "ab" * 32}, "upload.hash_mismatch"),
        (MINUTE_OF_FILM, {"size": len(MINUTE_OF_FILM) - 1}, "upload.size_mismatch"),
        (MINUTE_OF_FILM, {"size": len(MINUTE_OF_FILM) + 1}, "upload.size_mismatch"),
        (MINUTE_OF_FILM[:-1], {}, "media.truncated"),
        (MINUTE_OF_FILM[:32], {}, "video.damaged"),
        (b"<svg/>" * 9, {}, "video.unsupported_type"),
    ],
)
def test_what_is_not_what_was_declared_is_refused_with_its_reason(
    tmp_path: Path, content: bytes, changes: dict[str, Any], code: str
) -> None:
    assert Arriving(tmp_path, content, **changes).refusal() == code


def test_what_was_refused_goes_when_that_was_told_and_is_refused_again_for_the_same_reason(tmp_path: Path) -> None:
    arriving = Arriving(tmp_path, sha256="ab" * 32)
    arriving.refusal()
    ends: dict[str, Any] = {"uploads": arriving.uploads, "parts": arriving.parts}
    discard_source(arriving.version.id, **ends)
    assert arriving.parts.wholes, "nobody was told yet"
    arriving.uploads.conclude(arriving.version.id, "upload.hash_mismatch", LATER)
    for _ in range(2):
        discard_source(arriving.version.id, **ends)
        assert arriving.parts.wholes == {}
        assert arriving.refusal() == "upload.hash_mismatch"


@pytest.mark.parametrize("state", [None, UploadState.COMPLETED])
def test_a_film_that_was_read_before_or_came_by_the_form_is_fetched(tmp_path: Path, state: UploadState | None) -> None:
    arriving = Arriving(tmp_path, state=state or UploadState.COMPLETED)
    if state is None:
        arriving.uploads.rows.clear()
    source = replace(arriving.version.source, sha256=DIGEST, size=len(MINUTE_OF_FILM))
    arriving.version = replace(arriving.version, source=source)
    with pytest.raises(ObjectMissing):
        arriving.receive()
    arriving.store.put(arriving.upload.object_key, MINUTE_OF_FILM, media_type="video/mp4")
    assert arriving.receive() == Received(DIGEST, len(MINUTE_OF_FILM), source.container)


@pytest.mark.parametrize("way", ["reading", "putting together", "fetching"])
def test_who_is_not_wanted_any_more_stops_in_the_middle(tmp_path: Path, way: str) -> None:
    def stop(percent: int) -> None:
        if way != "putting together" or percent > 50:
            raise NoLongerWanted

    arriving = Arriving(tmp_path)
    if way == "fetching":
        arriving.uploads.rows.clear()
        arriving.store.put(arriving.upload.object_key, MINUTE_OF_FILM, media_type="video/mp4")
    with pytest.raises(NoLongerWanted):
        arriving.receive(stop)
