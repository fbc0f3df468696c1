"""What the sweep looks for every few seconds, however many versions there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0008_delay_of_sound")]

    operations = [
        migrations.AddIndex(
            model_name="versionrecord",
            index=models.Index(
                fields=["id"], name="feedback_version_processing", condition=models.Q(status="processing")
            ),
        ),
        migrations.AddIndex(
            model_name="steprecord",
            index=models.Index(
                fields=["cut", "name"],
                name="feedback_step_unfinished",
                condition=models.Q(state__in=["waiting", "running"]),
            ),
        ),
    ]
