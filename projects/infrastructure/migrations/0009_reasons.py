from django.db import migrations, models


class Migration(migrations.Migration):
    """Why an invitation was declined."""

    dependencies = [("projects", "0008_invitee_accounts")]

    operations = [
        migrations.AddField(
            "invitationrecord",
            "reason",
            models.CharField(blank=True, db_default="", default="", max_length=500),
        ),
    ]
