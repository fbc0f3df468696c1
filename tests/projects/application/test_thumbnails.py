"""What becomes of a project's picture, on fakes."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest

from core.application.refusals import StorageUnavailable
from core.domain import pictures
from core.domain.actor import Actor
from core.domain.errors import DomainError, Stale
from core.domain.ids import new_id
from core.domain.pictures import PictureNotSupported
from projects.application.change_thumbnail import (
    ChangeThumbnail,
    Exhibition,
    change_thumbnail,
    delete_thumbnail,
    remove_thumbnail,
)
from projects.application.read_models import ProjectRow
from projects.application.sign_thumbnails import sign_thumbnails
from projects.contracts import ProjectUpdated
from projects.domain.project import Project
from projects.domain.refusals import ProjectIsArchived, ProjectNotFound, ProjectNotPermitted
from projects.domain.thumbnail import ThumbnailSize, object_keys
from tests.core.fake_pictures import FakePainter
from tests.core.fakes import FakeJobs, FakeObjectStore
from tests.projects.application.cast import ADMIN, EDITOR, OWNER, STRANGER
from tests.projects.examples import LATER, project_of
from tests.projects.fake_thumbnails import FakeThumbnails
from tests.projects.fakes import FakeProjects

PHOTO = b"\xff\xd8 photo \xff\xd9"


class OutsideStore(FakeObjectStore):
    """Refuses to be asked inside a unit of work; `meanwhile` happens while something is stored."""

    working = False
    asked_to_sign = 0
    meanwhile: Callable[[], object] = staticmethod(lambda: None)

    def _answer(self) -> None:
        assert not self.working, "no network inside a unit of work"
        super()._answer()

    def signed_urls(self, keys: Iterable[str], media_types: Mapping[str, str] | None = None) -> dict[str, str]:
        self.asked_to_sign += 1
        return super().signed_urls(keys, media_types)

    def put(self, key: str, body: Any, *, media_type: str) -> None:
        super().put(key, body, media_type=media_type)
        self.meanwhile()


class Studio:
    def __init__(self) -> None:
        self.projects, self.store, self.queue = FakeProjects(), OutsideStore(), FakeJobs()
        self.project = project_of(OWNER.user_id, admin=ADMIN.user_id, editor=EDITOR.user_id)
        self.projects.add(self.project)
        self.thumbnails = FakeThumbnails(self.projects)

    @contextmanager
    def unit_of_work(self, *, by: Actor) -> Iterator[None]:
        self.store.working = True
        try:
            with self.projects.unit_of_work(by=by):
                yield
        finally:
            self.store.working = False

    def exhibition(self) -> Exhibition:
        return Exhibition(self.unit_of_work, self.projects, self.projects, self.queue, lambda: LATER)

    def change(self, content: bytes = PHOTO, *, by: Actor = ADMIN, expected: int | None = None) -> ProjectRow:
        return change_thumbnail(
            by,
            ChangeThumbnail(self.project.id, content, expected),
            access=self.projects.access,
            exhibition=self.exhibition(),
            painter=FakePainter(ThumbnailSize, pictures),
            thumbnails=self.thumbnails,
            store=self.store,
        )

    def remove(self, *, by: Actor = ADMIN, expected: int | None = None) -> ProjectRow:
        access = self.projects.access
        return remove_thumbnail(by, self.project.id, expected, access=access, exhibition=self.exhibition())

    def delete(self, version: str) -> None:
        delete_thumbnail(self.project.id, version, thumbnails=self.thumbnails, store=self.store)

    def keys(self, row: ProjectRow) -> set[str]:
        return set(object_keys(row.id, row.thumbnail).values())

    def now(self) -> Project:
        return self.projects.stored[self.project.id]

    def due(self) -> list[dict[str, Any]]:
        assert {kind for kind, _ in self.queue.queued.values()} <= {"projects.delete_thumbnail"}
        return [payload for _, payload in self.queue.queued.values()]


@pytest.fixture
def studio() -> Studio:
    return Studio()


def test_a_picture_is_stored_in_both_sizes_and_told(studio: Studio) -> None:
    row = studio.change()
    assert set(studio.store.objects) == studio.keys(row)
    assert all(key.startswith(f"projects/{row.id}/thumbnail/{row.thumbnail}/") for key in studio.store.objects)
    assert set(studio.store.media_types.values()) == {"image/webp"}
    (fact,) = studio.projects.told
    assert isinstance(fact, ProjectUpdated)
    assert (fact.thumbnail_version, fact.version) == (row.thumbnail, row.version)


def test_pictures_of_many_are_signed_together(studio: Studio) -> None:
    row, other = studio.change(), project_of(OWNER.user_id)
    studio.projects.add(other)
    bare = studio.projects.row(OWNER.user_id, other.id)
    another = replace(row, id=new_id())
    signed = sign_thumbnails([row, bare, another], store=studio.store)
    assert studio.store.asked_to_sign == 1
    assert {project_id: set(sizes) for project_id, sizes in signed.items()} == {
        each.id: set(ThumbnailSize) for each in (row, another)
    }
    assert "large.webp?signature" in signed[row.id][ThumbnailSize.LARGE]


def test_the_picture_before_goes_later_and_may_go_twice(studio: Studio) -> None:
    first, second = studio.change(), studio.change()
    assert first.thumbnail != second.thumbnail
    assert studio.due() == [{"project_id": str(first.id), "version": first.thumbnail}]
    for _ in range(2):
        studio.delete(first.thumbnail)
        assert set(studio.store.objects) == studio.keys(second)
    studio.delete(second.thumbnail)
    assert set(studio.store.objects) == studio.keys(second)


def test_removing_shows_none_and_may_be_repeated(studio: Studio) -> None:
    shown = studio.change()
    first, second = studio.remove(), studio.remove()
    assert (first.thumbnail, first.version) == (second.thumbnail, second.version) == ("", shown.version + 1)
    assert studio.due() == [{"project_id": str(shown.id), "version": shown.thumbnail}]


def test_who_saw_another_version_changes_nothing(studio: Studio) -> None:
    shown = studio.change(expected=studio.project.version)
    for change in (
        lambda: studio.change(expected=shown.version - 1),
        lambda: studio.remove(expected=shown.version - 1),
    ):
        with pytest.raises(Stale) as refused:
            change()
        assert refused.value.current == shown
    assert set(studio.store.objects) == studio.keys(shown)


@pytest.mark.parametrize(("who", "refusal"), [(EDITOR, ProjectNotPermitted), (STRANGER, ProjectNotFound)])
def test_others_are_refused_before_anything_is_looked_at(
    studio: Studio, who: Actor, refusal: type[DomainError]
) -> None:
    with pytest.raises(refusal):
        studio.change(b"<script", by=who)
    with pytest.raises(refusal):
        studio.remove(by=who)
    assert (studio.store.objects, studio.projects.told) == ({}, [])


def test_a_refused_picture_and_a_store_that_is_away_change_nothing(studio: Studio) -> None:
    shown = studio.change()
    with pytest.raises(PictureNotSupported):
        studio.change(b"text")
    assert (studio.now().thumbnail, set(studio.store.objects)) == (shown.thumbnail, studio.keys(shown))
    studio.store.away = True
    with pytest.raises(StorageUnavailable):
        studio.change()
    assert studio.now().thumbnail == shown.thumbnail


@pytest.mark.parametrize(
    ("end", "refusal"),
    [
        (lambda project: project.archive(OWNER.user_id, LATER), ProjectIsArchived),
        (lambda project: project.delete(LATER), ProjectNotFound),
        (
            lambda project: project.remove_member(
                ADMIN.user_id, by=project.role_of(OWNER.user_id), is_self=False, now=LATER
            ),
            ProjectNotFound,
        ),
    ],
    ids=["archived", "deleted", "removed"],
)
def test_what_is_no_longer_wanted_when_it_is_stored_leaves_no_object(
    studio: Studio, end: Callable[[Project], object], refusal: type[DomainError]
) -> None:
    shown = studio.change()

    def meanwhile() -> None:
        project = studio.now()
        if project.version == shown.version:
            end(project)

    studio.store.meanwhile = meanwhile  # type: ignore[method-assign]
    with pytest.raises(refusal):
        studio.change()
    assert (studio.now().thumbnail, set(studio.store.objects)) == (shown.thumbnail, studio.keys(shown))


def test_an_archived_project_keeps_its_picture(studio: Studio) -> None:
    shown = studio.change()
    studio.now().archive(OWNER.user_id, LATER)
    for change in (studio.change, studio.remove):
        with pytest.raises(ProjectIsArchived):
            change(by=OWNER)
    assert set(studio.store.objects) == studio.keys(shown)
