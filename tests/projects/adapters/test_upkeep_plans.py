"""What the timer asks is answered along indexes, however much there is that it does not ask for."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.ids import new_id
from projects.infrastructure.invitation_upkeep import DjangoInvitationUpkeep
from projects.infrastructure.models import InvitationRecord, InviteLinkRecord, ProjectRecord, SearchRecord
from projects.infrastructure.search_index import DjangoSearchIndex
from projects.infrastructure.trash import DjangoTrash
from tests.projects.examples import NOON

MANY, TEXT = 3000, "설명" * 200
LONG_AGO, SOON = NOON - timedelta(days=400), NOON + timedelta(days=30)
LARGE = ("projects_project", "projects_search", "projects_invitation", "projects_invite_link")
UPKEEP, INDEX, TRASH = DjangoInvitationUpkeep(), DjangoSearchIndex(), DjangoTrash()
QUESTIONS: dict[str, tuple[Callable[[], object], str]] = {
    "invitations that ended": (lambda: UPKEEP.forget_ended(LONG_AGO, 100), "projects_invitation_ended"),
    "links that are over": (lambda: UPKEEP.forget_ended(LONG_AGO, 100), "projects_invite_link_over"),
    "invitations that end": (lambda: UPKEEP.overdue(LONG_AGO, 100), "projects_invitation_expiry"),
    "projects that changed": (lambda: list(INDEX.astray(NOON)), "projects_project_updated"),
    "projects in the trash": (lambda: TRASH.due(NOON, 100), "projects_project_trash"),
}


@pytest.fixture
def crowded(db: None) -> None:
    """Projects that nobody has changed of late; half of the invitations have ended, half of the links are revoked."""
    times = {"created_at": LONG_AGO, "updated_at": LONG_AGO, "last_activity_at": LONG_AGO}
    projects = [
        ProjectRecord(id=new_id(), owner_id=new_id(), owner_name="박감독", title="봄", description=TEXT, **times)
        for _ in range(MANY)
    ]
    ProjectRecord.objects.bulk_create(projects)
    SearchRecord.objects.bulk_create(SearchRecord(project=project, text="봄", keys=["봄"]) for project in projects)
    InvitationRecord.objects.bulk_create(_invitation(*each) for each in enumerate(projects))
    InviteLinkRecord.objects.bulk_create(_link(*each) for each in enumerate(projects))
    with connection.cursor() as cursor:
        for table in LARGE:
            cursor.execute(f"ANALYZE {table}")


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_is_due_is_found_by_its_index(crowded: None, name: str) -> None:
    ask, index = QUESTIONS[name]
    plans = plans_of(ask)
    assert any(f"using {index}" in plan or f"on {index}" in plan for plan in plans), "\n\n".join(plans)


def test_projects_without_an_entry_are_found_in_one_go_without_reading_texts(crowded: None) -> None:
    missing = plans_of(lambda: list(INDEX.astray(NOON)))[0]
    assert "Anti Join" in missing, missing
    assert missing.splitlines()[0].endswith("width=16)"), "more than ids are read"


def plans_of(ask: Callable[[], object]) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        ask()
    with connection.cursor() as cursor:
        return [_plan(cursor, each["sql"]) for each in asked if each["sql"].startswith(("SELECT", "DECLARE"))]


def _plan(cursor: Any, sql: str) -> str:
    cursor.execute("EXPLAIN " + sql)
    return "\n".join(line for (line,) in cursor.fetchall())


def _invitation(number: int, project: ProjectRecord) -> InvitationRecord:
    ended = {"status": "declined", "ended_at": NOON} if number % 2 else {"status": "pending"}
    return InvitationRecord(
        id=new_id(), project=project, email="a@b.kr", email_key="a@b.kr", role="viewer", language="ko",
        inviter_id=project.owner_id, inviter_name="박감독", created_at=NOON, expires_at=SOON, sent_at=[NOON], **ended,
    )  # fmt: skip


def _link(number: int, project: ProjectRecord) -> InviteLinkRecord:
    return InviteLinkRecord(
        id=new_id(), project=project, token_hash=new_id().hex, role="viewer", creator_id=project.owner_id,
        creator_name="박감독", created_at=NOON, expires_at=SOON, revoked_at=NOON if number % 2 else None,
    )  # fmt: skip
