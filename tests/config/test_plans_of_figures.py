"""Figures of a project are found along indexes, however many other projects there are."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.domain.clock import utc_now
from feedback.infrastructure.reviews import PostgresReviews
from projects.infrastructure.figures import DjangoProjectActivity, DjangoProjectFigures
from projects.infrastructure.models import ProjectRecord

REVIEWS, FIGURES, ACTIVITY = PostgresReviews(), DjangoProjectFigures(), DjangoProjectActivity()
QUESTIONS: dict[str, Callable[[UUID], object]] = {
    "tallies": lambda project_id: REVIEWS.tallies([project_id]),
    "overview": lambda project_id: REVIEWS.overview([project_id], [project_id]),
    "versions": lambda project_id: REVIEWS.versions(project_id, 50),
    "resolution": REVIEWS.resolution,
    "uploads": REVIEWS.uploads,
    "members": FIGURES.headcount,
    "events": lambda project_id: FIGURES.recent_events(project_id, utc_now() - timedelta(days=31)),
    "newest": lambda project_id: ACTIVITY.newest([project_id], 20),
}


def plan_of(question: Callable[[UUID], object], project_id: UUID) -> str:
    with CaptureQueriesContext(connection) as asked:
        question(project_id)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {asked[0]['sql']}")
        return "\n".join(line for (line,) in cursor.fetchall())


@pytest.mark.django_db(transaction=True)
def test_no_figure_of_a_project_reads_a_whole_table() -> None:
    call_command("seed_bulk", "--projects=1200", "--feedback=12000", "--shared=20", stdout=StringIO())
    project_id = ProjectRecord.objects.order_by("created_at").values_list("id", flat=True)[600]
    plans = {name: plan_of(question, project_id) for name, question in QUESTIONS.items()}
    assert {name: plan for name, plan in plans.items() if "Seq Scan" in plan} == {}
    assert all("core_stream_event_pkey" in plans[name] for name in ("events", "newest"))
