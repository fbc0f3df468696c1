"""Contracts of the steps and jobs of versions, on the fakes and on PostgreSQL."""

from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import Any, Protocol
from uuid import UUID

import pytest

from core.domain.events import Event
from core.domain.ids import new_id
from feedback.application.processing_ports import ENCODE_VIDEO, PROCESS_VIDEO, ProcessingSteps, RunningStep, VideoJobs
from feedback.contracts import StepName, StepState, VideoStatus
from feedback.domain.video_version import VideoVersion
from tests.feedback import examples
from tests.feedback.examples import LATER
from tests.feedback.fake_processing import FakeSteps, FakeVideoJobs
from tests.feedback.fakes import FakeVersions

SOON = LATER + timedelta(minutes=1)


class Shelf(Protocol):
    """The steps, and what they are kept beside."""

    versions: Any
    steps: ProcessingSteps
    jobs: VideoJobs
    told: list[Event]

    def work(self) -> AbstractContextManager[Any]: ...

    def hold(self, kind: str, version_id: UUID) -> None:
        """A worker takes the job that waits."""
        ...

    def put_in_trash(self, version_id: UUID) -> None: ...

    def delete_project(self, project_id: UUID) -> None: ...

    def restore_project(self, project_id: UUID) -> None: ...


class FakeShelf:
    def __init__(self) -> None:
        self.told: list[Event] = []
        self.versions = FakeVersions()
        self.steps, self.jobs = FakeSteps(self.versions, told=self.told), FakeVideoJobs()

    def work(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def hold(self, kind: str, version_id: UUID) -> None:
        self.jobs.held.add((kind, version_id))

    def put_in_trash(self, version_id: UUID) -> None:
        self.steps.trash.add(version_id)

    def delete_project(self, project_id: UUID) -> None:
        self.steps.deleted.add(project_id)

    def restore_project(self, project_id: UUID) -> None:
        self.steps.deleted.remove(project_id)


class PostgresShelf:
    def __init__(self) -> None:
        from feedback.infrastructure.processing_steps import PostgresProcessingSteps
        from feedback.infrastructure.video_jobs import DatabaseVideoJobs
        from feedback.infrastructure.video_versions import PostgresVideoVersions

        self.told: list[Event] = []
        self.versions = PostgresVideoVersions(lambda event: None)
        self.deleted: set[UUID] = set()
        self.steps = PostgresProcessingSteps(self.told.append, lambda asked: set(asked) - self.deleted, at_once=2)
        self.jobs = DatabaseVideoJobs()

    def work(self) -> AbstractContextManager[Any]:
        from core.infrastructure.unit_of_work import unit_of_work

        return unit_of_work(by=examples.ACTOR)

    def hold(self, kind: str, version_id: UUID) -> None:
        from core.infrastructure import jobs
        from core.infrastructure.models import JobRecord

        jobs._claim(JobRecord.objects.get(kind=kind, payload={"version_id": str(version_id)}).id)

    def put_in_trash(self, version_id: UUID) -> None:
        from feedback.infrastructure.models import VersionRecord

        VersionRecord.objects.filter(id=version_id).update(in_trash=True)

    def delete_project(self, project_id: UUID) -> None:
        self.deleted.add(project_id)

    def restore_project(self, project_id: UUID) -> None:
        self.deleted.remove(project_id)


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.django_db)])
def shelf(request: pytest.FixtureRequest) -> Shelf:
    return FakeShelf() if request.param == "fake" else PostgresShelf()


@pytest.fixture
def version(shelf: Shelf) -> VideoVersion:
    example = examples.processing(new_id())
    with shelf.work():
        shelf.versions.add(example)
    return example


def change(shelf: Shelf, version: VideoVersion, name: StepName, *verbs: tuple[Any, ...]) -> None:
    with shelf.work():
        step = shelf.steps.of(version)[name]
        for verb, *given in verbs:
            getattr(step, verb)(*given, SOON)
        shelf.steps.save(step)


def unfinished(shelf: Shelf) -> list[tuple[UUID, str]]:
    kinds = (PROCESS_VIDEO, ENCODE_VIDEO)
    return [(each, kind) for kind in kinds for some in shelf.steps.unfinished(kind) for each in some]


def test_the_steps_of_a_new_version_wait_in_order(shelf: Shelf, version: VideoVersion) -> None:
    for _ in range(2):
        with shelf.work():
            steps = shelf.steps.of(version)
        assert list(steps) == list(StepName)
        assert {step.state for step in steps.values()} == {StepState.WAITING}
    assert shelf.told == []


def test_a_step_comes_back_as_it_went_and_tells_it_once(shelf: Shelf, version: VideoVersion) -> None:
    with shelf.work():
        step = shelf.steps.of(version)[StepName.LADDER]
        step.begin(SOON)
        step.publish(SOON)
        step.finish({"a": 2**40, "b": 1}, {"renditions": ["720p"]}, SOON + timedelta(hours=2))
        shelf.steps.save(step)
        assert shelf.steps.of(version)[StepName.LADDER] == step
        shelf.steps.save(step)
    assert [event.payload()["state"] for event in shelf.told] == ["running", "done"]
    change(shelf, version, StepName.SPRITE, ("begin",), ("fail", "media.damaged"))
    with shelf.work():
        assert shelf.steps.of(version)[StepName.SPRITE].failure_code == "media.damaged"


def test_only_the_last_try_at_a_wanted_version_is_the_one(shelf: Shelf, version: VideoVersion) -> None:
    change(shelf, version, StepName.PROBE, ("begin",), ("begin",))
    first, second = (RunningStep(version.id, StepName.PROBE, attempt) for attempt in (1, 2))
    assert shelf.steps.running() == [second]
    assert (shelf.steps.is_at(first), shelf.steps.is_at(second)) == (False, True)
    shelf.put_in_trash(version.id)
    assert (shelf.steps.is_at(second), shelf.steps.running()) == (False, [])


def test_a_version_is_wanted_until_it_fails_or_goes(shelf: Shelf, version: VideoVersion) -> None:
    assert shelf.steps.is_wanted(version.id)
    assert not shelf.steps.is_wanted(new_id())
    with shelf.work():
        version.fail("media.no_video", SOON)
        shelf.versions.save(version)
    assert not shelf.steps.is_wanted(version.id)


def test_what_is_unfinished_is_known_with_the_job_that_does_it(shelf: Shelf, version: VideoVersion) -> None:
    assert unfinished(shelf) == [(version.id, PROCESS_VIDEO)]
    change(shelf, version, StepName.RECEIVE, ("begin",))
    assert unfinished(shelf) == [(version.id, PROCESS_VIDEO)]
    change(shelf, version, StepName.PROBE, ("begin",), ("finish", {}, {}))
    assert unfinished(shelf) == [(version.id, PROCESS_VIDEO), (version.id, ENCODE_VIDEO)]
    for name in set(StepName) - {StepName.PROBE, StepName.LADDER}:
        change(shelf, version, name, ("skip",))
    assert unfinished(shelf) == [(version.id, ENCODE_VIDEO)]
    change(shelf, version, StepName.LADDER, ("fail", "media.damaged"))
    assert unfinished(shelf) == []


def test_a_version_in_the_trash_waits_for_nothing(shelf: Shelf, version: VideoVersion) -> None:
    shelf.put_in_trash(version.id)
    assert unfinished(shelf) == []


def test_nothing_of_a_deleted_project_is_wanted_until_it_is_restored(shelf: Shelf, version: VideoVersion) -> None:
    change(shelf, version, StepName.PROBE, ("begin",))
    running = RunningStep(version.id, StepName.PROBE, 1)
    shelf.delete_project(version.project_id)
    assert not shelf.steps.is_wanted(version.id)
    assert not shelf.steps.is_at(running)
    assert (shelf.steps.running(), unfinished(shelf)) == ([], [])
    shelf.restore_project(version.project_id)
    assert shelf.steps.is_wanted(version.id)
    assert shelf.steps.is_at(running)
    assert (shelf.steps.running(), unfinished(shelf)) == ([running], [(version.id, PROCESS_VIDEO)])


def test_all_that_is_unfinished_is_found_however_much_it_is(shelf: Shelf) -> None:
    waiting = [examples.processing(new_id()) for _ in range(5)]
    with shelf.work():
        for each in waiting:
            shelf.versions.add(each)
    for each in waiting[:2]:
        shelf.delete_project(each.project_id)
    assert unfinished(shelf) == [(each.id, PROCESS_VIDEO) for each in waiting[2:]]


def test_of_each_kind_one_job_of_a_version_is_open(shelf: Shelf, version: VideoVersion) -> None:
    assert shelf.jobs.open(PROCESS_VIDEO, [version.id]) == {}
    ordered = []
    for _ in range(2):
        with shelf.work():
            ordered.append(shelf.jobs.order(PROCESS_VIDEO, version.id))
    assert ordered == [True, False]
    assert shelf.jobs.open(PROCESS_VIDEO, [version.id, new_id()]) == {version.id: False}
    assert shelf.jobs.open(ENCODE_VIDEO, [version.id]) == {}
    shelf.hold(PROCESS_VIDEO, version.id)
    assert shelf.jobs.open(PROCESS_VIDEO, [version.id]) == {version.id: True}


def test_a_ready_version_that_no_step_was_made_of_is_left_as_it_is(shelf: Shelf) -> None:
    old = examples.version(new_id(), status=VideoStatus.READY)
    with shelf.work():
        shelf.versions.add(old)
    assert unfinished(shelf) == []


def test_ready_versions_of_which_nothing_was_decided_are_unread(shelf: Shelf, version: VideoVersion) -> None:
    old = [examples.version(version.project_id, decision=None) for _ in range(5)]
    elsewhere = examples.version(new_id(), decision=None)
    with shelf.work():
        for each in (*old, elsewhere, examples.version(version.project_id)):
            shelf.versions.add(each)
    shelf.put_in_trash(old[0].id)
    shelf.delete_project(elsewhere.project_id)
    found = [each for some in shelf.steps.unread() for each in some]
    assert found == sorted(each.id for each in old[1:])


def test_what_could_not_be_read_is_unread_no_more_until_a_person_has_it_tried_again(
    shelf: Shelf, version: VideoVersion
) -> None:
    old = examples.version(version.project_id, decision=None)
    with shelf.work():
        shelf.versions.add(old)
    change(shelf, old, StepName.PROBE, ("begin",), ("fail", "media.damaged"))
    assert list(shelf.steps.unread()) == []
    change(shelf, old, StepName.PROBE, ("wait",))
    assert list(shelf.steps.unread()) == [[old.id]]
