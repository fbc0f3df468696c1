"""An upload ends at every point of its being completed, also while the store joins it: nothing of it stays there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from core.domain.actor import Actor
from core.domain.errors import DomainError
from feedback.application.abort_upload import AbortUpload, abort_upload
from feedback.application.complete_upload import CompleteUpload, complete_upload
from feedback.application.expire_uploads import expire_uploads
from feedback.contracts import UploadState
from feedback.domain.refusals import UnsupportedVideoType
from feedback.domain.upload import Part, Upload
from feedback.domain.upload_refusals import UploadAborted, UploadExpired
from tests.feedback import examples
from tests.feedback.application.world import MINUTE_OF_FILM, World
from tests.feedback.examples import JIMIN, LATER
from tests.feedback.fake_uploads import FakeParts, FakeUploads
from tests.feedback.film_fakes import FakeVideos

POINTS = ["before it is joined", "while it is joined", "when it is joined", "when it is looked at"]
BY = Actor(user_id=JIMIN.id, name=JIMIN.name)


@dataclass
class BesideParts(FakeParts):
    """At `point` of completing, `end` happens. A store that has begun to join makes the whole, whatever comes."""

    point: str = ""
    end: Callable[[], Any] = field(default=lambda: None)

    def join(self, upload: Upload, parts: Sequence[Part]) -> None:
        self._at("before it is joined")
        if self.point == "while it is joined":
            whole = b"".join(self.held[upload.id][part.number] for part in parts)
            self._at(self.point)
            self.wholes[upload.object_key] = whole
        else:
            super().join(upload, parts)
        self._at("when it is joined")

    def head(self, upload: Upload, count: int) -> bytes:
        head = super().head(upload, count)
        self._at("when it is looked at")
        return head

    def _at(self, point: str) -> None:
        if point == self.point:
            self.end()


class Race:
    """One upload, all parts of which have come."""

    def __init__(self, content: bytes, point: str) -> None:
        self.world, self.uploads, self.parts = World(), FakeUploads(), BesideParts(point=point)
        self.upload = examples.upload(self.world.project_id, video_id=None, size=len(content))
        self.uploads.add(self.upload)
        self.parts.put(self.upload, 1, content)

    def complete(self) -> Upload:
        world = self.world
        films = {"versions": world.versions, "videos": FakeVideos(world.versions)} | world.storing()
        command = CompleteUpload(actor=BY, upload_id=self.upload.id)
        return complete_upload(command, clock=world.now, **films, **self._writing())

    def abort(self) -> None:
        abort_upload(AbortUpload(actor=BY, upload_id=self.upload.id), clock=self.world.now, **self._writing())

    def expire(self) -> None:
        ports = {"uploads": self.uploads, "parts": self.parts, "versions": self.world.versions}
        clock = lambda: LATER + timedelta(hours=25)  # noqa: E731
        assert expire_uploads(unit_of_work=self.world.work, clock=clock, **ports) == 1  # type: ignore[arg-type]

    def _writing(self) -> dict[str, Any]:
        named = {"unit_of_work": self.world.work, "access": self.world.access}
        return named | {"uploads": self.uploads, "parts": self.parts}


def ended(race: Race, end: Callable[[], None], refusal: type[DomainError]) -> UploadState:
    """Its state, after nothing of it was found in the store."""
    race.parts.end = end
    with pytest.raises(refusal):
        race.complete()
    assert (race.parts.held, race.parts.wholes) == ({}, {})
    assert race.world.versions.known({race.upload.version_id}) == set()
    return race.uploads.rows[race.upload.id].state


@pytest.mark.parametrize("point", POINTS)
def test_what_is_given_up_while_it_is_completed_leaves_nothing(point: str) -> None:
    race = Race(MINUTE_OF_FILM, point)
    assert ended(race, race.abort, UploadAborted) is UploadState.ABORTED


@pytest.mark.parametrize("point", POINTS)
def test_what_expires_while_it_is_completed_leaves_nothing(point: str) -> None:
    race = Race(MINUTE_OF_FILM, point)
    assert ended(race, race.expire, UploadExpired) is UploadState.EXPIRED


@pytest.mark.parametrize("point", POINTS[1:2] + POINTS[3:])
def test_what_is_no_film_either_leaves_nothing(point: str) -> None:
    race = Race(b"no film at all", point)
    assert ended(race, race.abort, UnsupportedVideoType) is UploadState.ABORTED


def test_what_nobody_ends_becomes_a_version() -> None:
    race = Race(MINUTE_OF_FILM, "")
    assert race.complete().state is UploadState.CHECKING
    assert race.parts.wholes == {race.upload.object_key: MINUTE_OF_FILM}
