"""Choices of shots over PostgreSQL."""

from datetime import datetime
from uuid import UUID

from django.db import connection

_TAKE = """
INSERT INTO schedule_shooting_choice (plan_id, project_id, chosen_at) VALUES (%s, %s, %s)
ON CONFLICT (plan_id) DO UPDATE SET chosen_at = excluded.chosen_at
WHERE schedule_shooting_choice.chosen_at < excluded.chosen_at
"""


class DjangoShootingChoices:
    def take(self, project_id: UUID, plan_id: UUID, chosen_at: datetime) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(_TAKE, [plan_id, project_id, chosen_at])
            return bool(cursor.rowcount)
