"""What the worker does when a withdrawal cannot be finished."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils.timezone import now

from config.jobs import JOB_KINDS
from core.infrastructure import jobs, outbox
from core.infrastructure.models import DeliveryRecord, JobRecord
from identity.bootstrap import leaving
from identity.infrastructure.models import User
from tests.identity.test_passwords import bearer

pytestmark = pytest.mark.django_db
KIND = "identity.erase_traces"


def test_giving_up_is_an_error_and_not_the_end(
    verified: Callable[..., dict[str, Any]], work_off: Callable[[], None], caplog: pytest.LogCaptureFixture
) -> None:
    session = verified("minji")
    assert bearer(session).delete("/v2/me").status_code == 204
    outbox.relay()
    # Somebody never hears of it.
    DeliveryRecord.objects.create(
        subscriber="deaf", event="account.withdrawn", payload={"user_id": session["user"]["id"]}
    )
    JobRecord.objects.filter(kind=KIND).update(attempts=JOB_KINDS[KIND].tries - 1, due_at=now())
    jobs.run(JobRecord.objects.get(kind=KIND).id)
    assert "traces not erased" in [each.message for each in caplog.records if each.levelname == "ERROR"]
    DeliveryRecord.objects.all().delete()
    User.objects.update(withdrawn_at=now() - timedelta(hours=7))
    assert leaving().sweep_traces() == 1
    work_off()
    assert User.objects.get().erased_at is not None
    assert leaving().sweep_traces() == 0
