"""Mails that were owed before the kernel had their table leave all the same."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from core.domain.clock import utc_now
from core.domain.ids import new_id
from core.domain.language import Language
from core.domain.mail import Mail, Notice
from core.infrastructure.jobs import DatabaseJobQueue
from core.infrastructure.mail.notices import DatabaseNotices

BEFORE = [("identity", "0007_erased_at"), ("core", "0003_silent_changes")]


def migrated(targets: list[tuple[str, str]]) -> Any:
    """The models at that place."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def before(transactional_db: None) -> Iterator[Any]:
    """The models as they were; everything is as it is now in the end."""
    now = MigrationExecutor(connection).loader.graph.leaf_nodes()
    try:
        yield migrated(BEFORE)
    finally:
        migrated(now)


def test_a_mail_that_was_owed_before_the_move_is_read_after_it(before: Any) -> None:
    notice_id, parts = new_id(), '{"name": "민지", "device": "Chrome"}'
    record = before.get_model("identity", "NoticeRecord")
    record.objects.create(id=notice_id, to="minji@example.kr", language="en", kind="token_reused", parts=parts)
    migrated([("identity", "0008_notices_move"), ("core", "0006_sections_of_notices")])
    notices = DatabaseNotices(DatabaseJobQueue(), utc_now)
    mail = Mail("token_reused", {"name": "민지", "device": "Chrome"})
    assert notices.get(notice_id) == Notice("minji@example.kr", Language.ENGLISH, mail)
    notices.forget(notice_id)
    assert notices.get(notice_id) is None
