from django.db import migrations, models


class Migration(migrations.Migration):
    """What a project follows of its schedule."""

    dependencies = [("projects", "0010_fill_invitees")]

    operations = [
        migrations.AddField(
            "projectrecord", "schedule_stage", models.CharField(blank=True, db_default="", default="", max_length=10)
        ),
        migrations.AddField(
            "projectrecord", "schedule_version", models.PositiveIntegerField(db_default=0, default=0)
        ),
        migrations.AddField("projectrecord", "schedule_progress", models.PositiveSmallIntegerField(null=True)),
        migrations.AddField("projectrecord", "start_date", models.DateField(null=True)),
        migrations.AddField("projectrecord", "end_date", models.DateField(null=True)),
        migrations.AddField("projectrecord", "deadlines", models.JSONField(db_default=[], default=list)),
    ]
