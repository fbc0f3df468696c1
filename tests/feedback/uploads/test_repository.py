"""The contract of Uploads, on the fake and on PostgreSQL."""

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from core.domain.ids import new_id
from core.domain.pages import PageRequest
from feedback.application.upload_ports import UploadQuestion
from feedback.contracts import Author, UploadState
from feedback.domain.storage import StorageUse
from feedback.domain.upload import Upload
from projects.contracts import Capability, ProjectGrant, Role
from tests.feedback import examples
from tests.feedback.examples import JIMIN, LATER, NOON
from tests.feedback.fake_uploads import FakeUploads

OTHER = Author(new_id(), "이편집")


class FakeShelf:
    def __init__(self) -> None:
        self.uploads: Any = FakeUploads()

    def work(self) -> AbstractContextManager[None]:
        return nullcontext()


class PostgresShelf:
    def __init__(self) -> None:
        from feedback.infrastructure.uploads import PostgresUploads

        self.uploads: Any = PostgresUploads()

    def work(self) -> AbstractContextManager[None]:
        from core.infrastructure.unit_of_work import unit_of_work

        return unit_of_work(by=examples.ACTOR)


Shelf = FakeShelf | PostgresShelf


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return FakeShelf() if request.param == "fake" else PostgresShelf()


@pytest.fixture
def project_id() -> UUID:
    return new_id()


def stored(shelf: Shelf, project_id: UUID, **changes: Any) -> Upload:
    example = examples.upload(project_id, **changes)
    with shelf.work():
        shelf.uploads.add(example)
    return example


def grant(project_id: UUID) -> ProjectGrant:
    return ProjectGrant(project_id, JIMIN.id, JIMIN.name, Role.OWNER, frozenset(Capability))


def test_an_upload_comes_back_as_it_went(shelf: Shelf, project_id: UUID) -> None:
    example = stored(shelf, project_id, size=2**42, failure_code="upload.hash_mismatch", ended_at=LATER)
    with shelf.work():
        assert shelf.uploads.get(example.id) == example
        assert shelf.uploads.get(new_id()) is None
    assert shelf.uploads.find(example.id) == shelf.uploads.of_version(example.version_id) == example
    assert shelf.uploads.of_version(new_id()) is shelf.uploads.find(new_id()) is None


def test_a_saved_upload_is_the_changed_one(shelf: Shelf, project_id: UUID) -> None:
    example = stored(shelf, project_id)
    with shelf.work():
        loaded = shelf.uploads.get(example.id)
        loaded.abort(LATER + timedelta(1))
        assert shelf.uploads.find(example.id).is_open
        shelf.uploads.save(loaded)
    assert shelf.uploads.find(example.id) == loaded


def test_pages_are_of_one_project_by_state_and_creator_newest_first(shelf: Shelf, project_id: UUID) -> None:
    old = stored(shelf, project_id)
    new = stored(shelf, project_id, created_at=LATER, state=UploadState.EXPIRED)
    others = stored(shelf, project_id, created_by=OTHER, created_at=NOON - timedelta(1))
    stored(shelf, new_id())

    def ids(size: int = 10, number: int = 1, **wanted: Any) -> tuple[list[UUID], int]:
        question = UploadQuestion(page=PageRequest(number, size), **wanted)
        page = shelf.uploads.page(grant(project_id), question)
        return [row.id for row in page.rows], page.total

    assert ids() == ([new.id, old.id, others.id], 3)
    assert ids(size=1, number=2) == ([old.id], 3)
    assert ids(state=UploadState.OPEN) == ([old.id, others.id], 2)
    assert ids(creator_id=OTHER.id) == ([others.id], 1)


@pytest.mark.parametrize(
    ("code", "state"), [(None, UploadState.COMPLETED), ("upload.hash_mismatch", UploadState.FAILED)]
)
def test_only_what_is_checked_is_concluded_and_only_once(
    shelf: Shelf, project_id: UUID, code: str | None, state: UploadState
) -> None:
    checked, waiting = stored(shelf, project_id, state=UploadState.CHECKING), stored(shelf, project_id)
    with shelf.work():
        for version_id in (checked.version_id, waiting.version_id, new_id()):
            shelf.uploads.conclude(version_id, code, LATER)
        shelf.uploads.conclude(checked.version_id, "video.damaged", LATER + timedelta(1))
    done = shelf.uploads.find(checked.id)
    assert (done.state, done.failure_code, done.ended_at) == (state, code, LATER)
    assert shelf.uploads.find(waiting.id) == waiting


def test_open_ones_past_their_time_are_overdue_the_longest_first(shelf: Shelf, project_id: UUID) -> None:
    late = stored(shelf, project_id, expires_at=NOON)
    later = stored(shelf, project_id, expires_at=NOON - timedelta(1))
    stored(shelf, project_id, expires_at=NOON + timedelta(seconds=1))
    stored(shelf, project_id, expires_at=NOON, state=UploadState.CHECKING)
    assert shelf.uploads.overdue(NOON, 10) == [later.id, late.id]
    assert shelf.uploads.overdue(NOON, 1) == [later.id]


def test_files_that_wait_to_be_read_are_told_when_nobody_touched_them(shelf: Shelf, project_id: UUID) -> None:
    unread = stored(shelf, project_id, state=UploadState.CHECKING, updated_at=NOON)
    stored(shelf, project_id, state=UploadState.CHECKING, updated_at=LATER)
    stored(shelf, project_id, updated_at=NOON)
    assert [row for row in shelf.uploads.unread(LATER) if row.project_id == project_id] == [unread]


def test_what_is_promised_is_what_open_uploads_declare(shelf: Shelf, project_id: UUID) -> None:
    person = Author(new_id(), "이편집")
    stored(shelf, project_id, size=2**40, created_by=person)
    stored(shelf, project_id, size=7)
    stored(shelf, new_id(), size=10, created_by=person)
    stored(shelf, project_id, size=100, state=UploadState.CHECKING, created_by=person)
    assert shelf.uploads.promised(project_id, person.id) == StorageUse(2**40 + 7, 2**40 + 10)
    assert shelf.uploads.promised(new_id(), new_id()) == StorageUse(0, 0)


def test_open_ones_of_a_person_are_counted_over_all_projects(shelf: Shelf, project_id: UUID) -> None:
    person = Author(new_id(), "이편집")
    for state in UploadState:
        stored(shelf, project_id, state=state, created_by=person)
    stored(shelf, new_id(), created_by=person)
    stored(shelf, project_id)
    assert shelf.uploads.open_of(person.id) == 2


def test_parts_are_needed_until_they_were_read(shelf: Shelf, project_id: UUID) -> None:
    by_state = {state: stored(shelf, project_id, state=state) for state in UploadState}
    ids = {row.id for row in by_state.values()} | {new_id()}
    assert shelf.uploads.living(ids) == {by_state[UploadState.OPEN].id, by_state[UploadState.CHECKING].id}
    versions = {row.version_id for row in by_state.values()} | {new_id()}
    assert shelf.uploads.standing(versions) == {row.version_id: state for state, row in by_state.items()}
