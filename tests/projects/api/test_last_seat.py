"""The last seat is taken once, however many ask at the same time."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection

from core.domain.actor import Actor
from core.domain.ids import new_id
from projects.contracts import Role
from projects.domain.project import MOST_MEMBERS
from projects.infrastructure.models import MemberRecord, ProjectRecord
from tests.client import Answer, ApiClient


def leave_free(project_id: UUID, seats: int) -> None:
    """Fill the project up with people who are nobody's concern."""
    project = ProjectRecord.objects.get(id=project_id)
    taken = MemberRecord.objects.filter(project=project).count()
    MemberRecord.objects.bulk_create(
        MemberRecord(
            project=project, user_id=new_id(), name="누구", role=Role.VIEWER.value, joined_at=project.created_at
        )
        for _ in range(MOST_MEMBERS - seats - taken)
    )


@pytest.mark.django_db(transaction=True)
def test_of_six_at_once_one_gets_the_last_seat(
    api: ApiClient, make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project()
    leave_free(project_id, 1)
    newcomers = [make_person(f"신입{number}") for number in range(6)]

    def add(newcomer: Actor) -> Answer:
        try:
            body = {"user_id": str(newcomer.user_id), "role": "viewer"}
            return ApiClient().as_(owner).post(f"/v2/projects/{project_id}/members", body)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(add, newcomers))
    assert sorted(answer.status_code for answer in answers) == [201] + [409] * 5
    assert {answer.code for answer in answers if answer.status_code == 409} == {"project.full"}
    project = api.as_(owner).get(f"/v2/projects/{project_id}").json()
    assert project["member_count"] == MOST_MEMBERS == MemberRecord.objects.filter(project_id=project_id).count()


@pytest.mark.django_db(transaction=True)
def test_one_person_added_twice_at_once_joins_once(
    make_person: Callable[..., Actor], make_project: Callable[..., tuple[UUID, Actor]]
) -> None:
    project_id, owner = make_project()
    jimin = make_person("지민")

    def add(_: int) -> Answer:
        try:
            body = {"user_id": str(jimin.user_id), "role": "viewer"}
            return ApiClient().as_(owner).post(f"/v2/projects/{project_id}/members", body)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(add, range(4)))
    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
    assert {answer.code for answer in answers if answer.status_code == 409} == {"project.already_member"}
