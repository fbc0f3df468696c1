"""Which choice of a plan's shots is the last one."""

from django.db import models


class ShootingChoiceRecord(models.Model):
    """Also where it chose none, or people have deleted what it made since."""

    plan_id = models.UUIDField(primary_key=True)
    project_id = models.UUIDField(db_index=True)
    chosen_at = models.DateTimeField()

    class Meta:
        db_table = "schedule_shooting_choice"
