"""What has a tag is found along an index, whatever its case, however many items there are."""

import pytest
from django.db import connection

from feedback.infrastructure.item_filters import tagged
from feedback.infrastructure.models import FeedbackRecord


@pytest.mark.django_db
def test_a_tag_is_found_by_its_index() -> None:
    with connection.cursor() as cursor:
        # An empty table is read whole at once.
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = FeedbackRecord.objects.filter(tagged("LOGO")).explain()
    assert "Index Scan on feedback_item_tags" in plan, plan
