"""What a growing playlist says of the length of its segments must hold to its end; those from before are complete."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0009_unfinished_steps")]

    operations = [
        migrations.AddField("renditionrecord", "target_seconds", models.PositiveIntegerField(db_default=4)),
    ]
