"""After thirty days a deleted project goes for good, everywhere."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils.timezone import now

from config.jobs import JOB_KINDS
from core.domain.actor import SYSTEM, Actor
from core.domain.ids import new_id
from core.infrastructure import jobs, outbox
from core.infrastructure.models import AuditRecord, ChannelRecord, JobRecord, StreamEventRecord
from core.infrastructure.object_store import object_store
from feedback.infrastructure.models import CounterRecord, FeedbackRecord, VideoRecord
from projects.bootstrap.life import purge_project
from projects.infrastructure import project_repository
from projects.infrastructure.models import (
    ChangeRecord,
    InvitationRecord,
    InvitationTokenRecord,
    InviteLinkRecord,
    InviteLinkUseRecord,
    MemberRecord,
    ProjectRecord,
    SearchRecord,
)
from projects.presentation.tasks import sweep_trash
from tests.client import ApiClient
from tests.samples import small

OWN: tuple[tuple[Any, str], ...] = (
    (ProjectRecord, "id"),
    (MemberRecord, "project_id"),
    (SearchRecord, "project_id"),
    (ChangeRecord, "project_id"),
    (InvitationRecord, "project_id"),
    (InvitationTokenRecord, "invitation__project_id"),
    (InviteLinkRecord, "project_id"),
    (InviteLinkUseRecord, "link__project_id"),
    (VideoRecord, "project_id"),
    (FeedbackRecord, "project_id"),
    (CounterRecord, "project_id"),
)
OF_OBJECTS = {"feedback.purge_project", "projects.delete_objects"}
Projects = Callable[..., tuple[UUID, Actor]]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small(tmp_path_factory.mktemp("purge") / "sample.mp4")


def age(project_id: UUID, days: float) -> None:
    ProjectRecord.objects.filter(id=project_id).update(deleted_at=now() - timedelta(days=days))


def invite(project_id: UUID) -> None:
    """An invitation and a link, each with what hangs on them."""
    times: dict[str, Any] = {"created_at": now(), "expires_at": now()}
    invitation = InvitationRecord.objects.create(
        id=new_id(), project_id=project_id, role="viewer", language="ko", status="accepted",
        inviter_id=new_id(), inviter_name="박감독", sent_at=[now()], **times,
    )  # fmt: skip
    InvitationTokenRecord.objects.create(token_hash=new_id().hex, invitation=invitation)
    link = InviteLinkRecord.objects.create(
        id=new_id(), project_id=project_id, token_hash=new_id().hex, role="viewer",
        creator_id=new_id(), creator_name="박감독", **times,
    )  # fmt: skip
    InviteLinkUseRecord.objects.create(link=link, user_id=new_id(), at=now())


def rows_of(project_id: UUID) -> Iterator[str]:
    """Names of the tables that know the project."""
    for table, column in OWN:
        if table.objects.filter(**{column: project_id}).exists():
            yield table.__name__
    for table, column in ((ChannelRecord, "name"), (StreamEventRecord, "channel")):
        if table.objects.filter(**{column: f"project:{project_id}"}).exists():
            yield table.__name__


def objects_of(project_id: UUID) -> list[str]:
    return [*object_store().keys(f"videos/{project_id}/"), *object_store().keys(f"projects/{project_id}/")]


@pytest.fixture
def furnish(api: ApiClient, make_project: Projects, sample: Path) -> Callable[[], tuple[UUID, Actor]]:
    """A project with a film, a note on it, a thumbnail and invitations."""

    def make() -> tuple[UUID, Actor]:
        project_id, owner = make_project()
        with sample.open("rb") as file:
            form = {"video_file": file, "timestamp": "0.5"}
            assert api.as_(owner).post_form(f"/v2/feedback/{project_id}", form).status_code == 201
        object_store().put(f"projects/{project_id}/thumbnail.jpg", b"picture", media_type="image/jpeg")
        invite(project_id)
        SearchRecord.objects.get_or_create(project_id=project_id, defaults={"text": "봄", "keys": ["봄"]})
        return project_id, owner

    return make


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_is_left_anywhere_and_nothing_of_others_is_touched(
    api: ApiClient, furnish: Callable[[], tuple[UUID, Actor]], work_off: Callable[[], None]
) -> None:
    (doomed, owner), (other, _), (waiting, its_owner) = furnish(), furnish(), furnish()
    for project_id, who in ((doomed, owner), (waiting, its_owner)):
        assert api.as_(who).delete(f"/v2/projects/{project_id}").status_code == 204
    whole = set(rows_of(other))
    age(doomed, 30)
    age(waiting, 29.9)
    for _ in range(2):
        sweep_trash()
        work_off()
        assert (list(rows_of(doomed)), objects_of(doomed)) == ([], [])
    for project_id in (other, waiting):
        assert set(rows_of(project_id)) == whole
        assert len(objects_of(project_id)) >= 2
        object_store().delete(objects_of(project_id))
    purged = AuditRecord.objects.get(project_id=doomed, action="project.purged")
    assert purged.actor_id == SYSTEM.user_id
    assert api.as_(its_owner).post(f"/v2/projects/{waiting}/restore").status_code == 200


def test_objects_go_when_the_store_is_back_however_long_it_was_away(
    api: ApiClient, furnish: Callable[[], tuple[UUID, Actor]], work_off: Callable[[], None]
) -> None:
    project_id, owner = furnish()
    api.as_(owner).delete(f"/v2/projects/{project_id}")
    age(project_id, 31)
    purge_project({"project_id": str(project_id)})
    outbox.relay()
    waiting = dict(JobRecord.objects.filter(kind__in=OF_OBJECTS).values_list("kind", "id"))
    assert set(waiting) == OF_OBJECTS
    for kind, job_id in waiting.items():
        JobRecord.objects.filter(id=job_id).update(attempts=JOB_KINDS[kind].tries)
        jobs.run(job_id)
    assert len(objects_of(project_id)) >= 2, "no try was left"
    JobRecord.objects.filter(due_at__gt=now() + timedelta(hours=23)).update(due_at=now())
    work_off()
    assert objects_of(project_id) == []
    assert not VideoRecord.objects.filter(project_id=project_id).exists()


def test_whose_trash_it_lay_in_hears_of_the_end(
    api: ApiClient, make_project: Projects, work_off: Callable[[], None]
) -> None:
    project_id, owner = make_project()
    api.as_(owner).delete(f"/v2/projects/{project_id}")
    age(project_id, 31)
    mine = ChannelRecord.objects.filter(name=f"user:{owner.user_id}")
    before = mine.get().silent
    sweep_trash()
    work_off()
    assert mine.get().silent > before


def test_every_table_that_refers_to_a_project_is_cleared() -> None:
    def referring(model: Any) -> set[str]:
        near = {relation.related_model for relation in model._meta.related_objects}
        return {model._meta.db_table}.union(*(referring(each) for each in near))

    cleared = {statement.split()[2] for statement in project_repository._REMOVE}
    assert cleared == referring(ProjectRecord)


def statements_of(work: Callable[[], None]) -> int:
    spent: list[str] = []

    def counted(execute: Any, sql: str, *rest: Any) -> Any:
        spent.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(counted):
        work()
    return len(spent)


def test_how_many_statements_it_takes_depends_on_no_rows(make_project: Projects, api: ApiClient) -> None:
    spent = []
    for rows in (1, 20):
        project_id, owner = make_project()
        for _ in range(rows):
            invite(project_id)
        api.as_(owner).delete(f"/v2/projects/{project_id}")
        age(project_id, 31)
        spent.append(statements_of(partial(purge_project, {"project_id": str(project_id)})))
        assert not ProjectRecord.objects.filter(id=project_id).exists()
    few, many = spent
    assert few == many
