import django.contrib.postgres.fields
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """What people make of conflicts, and which tasks may conflict at all."""

    dependencies = [("schedule", "0002_calendar")]

    operations = [
        migrations.CreateModel(
            name="ConflictStateRecord",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                (
                    "project_ids",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), default=list, size=None
                    ),
                ),
                ("state", models.CharField(default="open", max_length=10)),
                ("days", models.CharField(default="", max_length=50)),
                ("by_id", models.UUIDField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("version", models.PositiveIntegerField(default=0)),
            ],
            options={"db_table": "schedule_conflict_state"},
        ),
        migrations.AddIndex(
            "taskrecord",
            models.Index(
                fields=["project_id"],
                name="schedule_task_booking",
                condition=Q(kind="task") & ~Q(group__in=["planning", "editing"]),
            ),
        ),
        migrations.AddIndex("conflictstaterecord", GinIndex(fields=["project_ids"], name="schedule_conflict_projects")),
    ]
