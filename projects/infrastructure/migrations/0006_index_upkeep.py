from django.db import migrations, models
from django.db.models.functions import Least


class Migration(migrations.Migration):
    """What the timer asks every hour is found by indexes."""

    dependencies = [("projects", "0005_begin_read_marks")]

    operations = [
        migrations.AddIndex(
            model_name="invitationrecord",
            index=models.Index(
                condition=models.Q(("ended_at__isnull", False)), fields=["ended_at"], name="projects_invitation_ended"
            ),
        ),
        migrations.AddIndex(
            model_name="invitelinkrecord",
            index=models.Index(Least("revoked_at", "expires_at"), name="projects_invite_link_over"),
        ),
        migrations.AddIndex(
            model_name="projectrecord", index=models.Index(fields=["updated_at"], name="projects_project_updated")
        ),
    ]
