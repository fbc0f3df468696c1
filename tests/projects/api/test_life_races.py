"""However many ask at the same time: one winner, clear codes, and nothing that contradicts itself."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.utils.timezone import now

from core.domain.actor import SYSTEM, Actor
from core.domain.errors import DomainError
from core.domain.retention import RETENTION
from core.infrastructure import streams
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.unit_of_work import unit_of_work
from projects.application.purge_project import purge_project
from projects.application.restore_project import restore_project
from projects.bootstrap.life import life
from projects.domain.refusals import ProjectNotFound
from projects.infrastructure.models import ChangeRecord, MemberRecord, ProjectRecord
from projects.infrastructure.project_repository import DjangoProjectRepository
from tests.client import Answer, ApiClient
from tests.core.waiting import at_once

People = Callable[..., Actor]
Projects = Callable[..., tuple[UUID, Actor]]
pytestmark = pytest.mark.django_db(transaction=True)


def refusal(ask: Callable[[], Any]) -> DomainError | None:
    try:
        ask()
    except DomainError as refused:
        return refused
    return None


def told(project_id: UUID) -> list[str]:
    return [event.type for event in streams.read(f"project:{project_id}", 0)]


def outcomes(answers: Iterable[Answer]) -> Counter[str]:
    """How often which code; the status where nothing was refused."""
    return Counter(answer.code if answer.status_code >= 400 else str(answer.status_code) for answer in answers)


def join(project_id: UUID, *people: Actor) -> None:
    MemberRecord.objects.bulk_create(
        MemberRecord(project_id=project_id, user_id=who.user_id, name=who.name, role="editor", joined_at=now())
        for who in people
    )
    ProjectRecord.objects.filter(id=project_id).update(member_count=1 + len(people))


def owner_of(project_id: UUID) -> UUID:
    """The one that the project, its members and its count agree on."""
    project = ProjectRecord.objects.get(id=project_id)
    members = MemberRecord.objects.filter(project_id=project_id)
    (owner,) = members.filter(role="owner")
    assert (project.owner_id, project.owner_name) == (owner.user_id, owner.name)
    assert project.member_count == members.count()
    return owner.user_id


def test_deleting_and_restoring_end_in_one_state_and_lose_no_event(make_project: Projects) -> None:
    project_id, owner = make_project()
    path = f"/v2/projects/{project_id}"
    before = ProjectRecord.objects.get(id=project_id).version

    def delete() -> Answer:
        return ApiClient().as_(owner).delete(path)

    def restore() -> Answer:
        return ApiClient().as_(owner).post(f"{path}/restore")

    answers = at_once(*[delete, restore] * 10)
    assert set(outcomes(answers)) <= {"204", "200", "project.not_found"}
    events = told(project_id)
    assert events[::2] == ["project.deleted"] * len(events[::2])
    assert events[1::2] == ["project.restored"] * len(events[1::2])
    assert events.count("project.deleted") == outcomes(answers)["204"]
    project = ProjectRecord.objects.get(id=project_id)
    is_deleted = len(events) % 2 == 1
    assert (project.status, project.deleted_at is not None) == ("deleted" if is_deleted else "active", is_deleted)
    assert project.previous_status == ("active" if is_deleted else "")
    assert project.version == before + len(events)
    moves = ChangeRecord.objects.filter(project_id=project_id, what="status").exclude(previous="")
    assert moves.count() == len(events)
    assert owner_of(project_id) == owner.user_id


def test_of_twenty_acceptances_of_one_offer_one_counts(make_person: People, make_project: Projects) -> None:
    heir = make_person("후임")
    project_id, owner = make_project(editor=heir)
    life().offer_ownership(owner, project_id, heir.user_id)
    path = f"/v2/projects/{project_id}/transfer/accept"
    answers = at_once(*[lambda: ApiClient().as_(heir).post(path)] * 20)
    assert outcomes(answers) == {"200": 1, "transfer.none": 19}
    assert owner_of(project_id) == heir.user_id
    assert told(project_id).count("ownership.transferred") == 1


def test_of_twenty_offers_one_stands_and_one_member_gets_the_project(
    make_person: People, make_project: Projects
) -> None:
    heirs = [make_person(f"후임{number}") for number in range(20)]
    project_id, owner = make_project()
    join(project_id, *heirs)
    path = f"/v2/projects/{project_id}/transfer"

    def offer(heir: Actor) -> Answer:
        return ApiClient().as_(owner).post(path, {"user_id": str(heir.user_id)})

    def accept(heir: Actor) -> Answer:
        return ApiClient().as_(heir).post(f"{path}/accept")

    assert outcomes(at_once(*(partial(offer, heir) for heir in heirs))) == {"202": 20}
    events = told(project_id)
    assert (events.count("ownership.offered"), events.count("ownership.withdrawn")) == (20, 19)
    chosen = ProjectRecord.objects.get(id=project_id).offered_to_id
    answers = at_once(*(partial(accept, heir) for heir in heirs))
    assert outcomes(answers)["200"] == 1
    assert set(outcomes(answers)) <= {"200", "transfer.not_for_you", "transfer.none"}
    assert owner_of(project_id) == chosen


def test_offers_acceptances_and_leaving_all_at_once_leave_one_owner(
    make_person: People, make_project: Projects
) -> None:
    first, second = make_person("첫째"), make_person("둘째")
    project_id, owner = make_project()
    join(project_id, first, second)
    path = f"/v2/projects/{project_id}"

    def ask(who: Actor, tail: str, body: Any = None) -> Answer:
        return ApiClient().as_(who).post(f"{path}/{tail}", body)

    asks = [
        partial(ask, owner, "transfer", {"user_id": str(first.user_id)}),
        partial(ask, owner, "transfer", {"user_id": str(second.user_id)}),
        partial(ask, first, "transfer/accept"),
        partial(ask, second, "transfer/accept"),
        partial(ask, second, "leave"),
    ]
    answers = at_once(*asks * 4)
    assert set(outcomes(answers)) <= {
        "200", "202", "204", "transfer.none", "transfer.not_for_you", "transfer.owns_already", "project.owner_stays",
        "project.not_permitted", "project.not_found", "member.not_found",
    }  # fmt: skip
    assert outcomes(answers)["200"] == told(project_id).count("ownership.transferred") <= 1
    new_owner = owner_of(project_id)
    assert new_owner in (owner.user_id, first.user_id, second.user_id)
    offered_to = ProjectRecord.objects.get(id=project_id).offered_to_id
    assert offered_to is None or MemberRecord.objects.filter(project_id=project_id, user_id=offered_to).exists()


def test_a_project_is_purged_or_restored_and_never_half_of_either(make_person: People, make_project: Projects) -> None:
    """On the last moment some clocks say that it is over, and some that it is not."""
    project_id, owner = make_project(editor=make_person("이편집"))
    life_of = {"unit_of_work": unit_of_work, "projects": DjangoProjectRepository()}
    ApiClient().as_(owner).delete(f"/v2/projects/{project_id}")
    deleted_at = ProjectRecord.objects.get(id=project_id).deleted_at
    assert deleted_at is not None
    end = deleted_at + RETENTION
    restoring: dict[str, Any] = restoring_ports(life_of)
    restore = partial(restore_project, owner, project_id, clock=lambda: end - timedelta(seconds=1), **restoring)
    purge = partial(purge_project, project_id, jobs=DatabaseJobQueue(), clock=lambda: end, **life_of)  # type: ignore[arg-type]
    answers = at_once(*[partial(refusal, ask) for ask in (restore, purge)] * 10)
    refusals = [refused for refused in answers if refused]
    assert all(isinstance(refused, ProjectNotFound) for refused in refusals)
    project = ProjectRecord.objects.filter(id=project_id).first()
    members = MemberRecord.objects.filter(project_id=project_id).count()
    if project is None:
        assert (members, len(refusals), told(project_id)) == (0, 10, [])
    else:
        assert (project.status, members, refusals) == ("active", 2, [])
        assert told(project_id)[-2:] == ["project.deleted", "project.restored"]


def restoring_ports(parts: dict[str, Any]) -> dict[str, Any]:
    bound: Any = life().restore_project
    return parts | {name: bound.keywords[name] for name in ("access", "queries")}


def test_who_withdraws_while_the_project_comes_back_is_a_member_no_more(
    make_person: People, make_project: Projects
) -> None:
    from projects.bootstrap import forget_member

    leavers = [make_person(f"떠난 이{number}") for number in range(5)]
    project_id, owner = make_project()
    join(project_id, *leavers)
    path = f"/v2/projects/{project_id}"

    def flicker() -> None:
        for _ in range(3):
            ApiClient().as_(owner).delete(path)
            ApiClient().as_(owner).post(f"{path}/restore")

    def forget(leaver: Actor) -> None:
        forget_member({"user_id": str(leaver.user_id)}, SYSTEM.user_id)

    at_once(flicker, *(partial(forget, leaver) for leaver in leavers))
    assert owner_of(project_id) == owner.user_id
    assert MemberRecord.objects.filter(project_id=project_id).count() == 1
