"""Whether pictures are stored in another order than that in which they are shown."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("feedback", "0010_target_of_renditions")]

    operations = [
        migrations.AddField("versionrecord", "reordered", models.BooleanField(null=True)),
    ]
