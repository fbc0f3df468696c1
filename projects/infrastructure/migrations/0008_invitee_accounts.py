from django.db import migrations, models


class Migration(migrations.Migration):
    """Who an invitation is to, so that its address is found when the person withdraws (docs/adr/0020)."""

    dependencies = [("projects", "0007_search_without_blanks")]

    operations = [
        migrations.AddField("invitationrecord", "invitee_id", models.UUIDField(null=True)),
        migrations.AddIndex(
            "invitationrecord",
            models.Index(
                fields=["invitee_id"],
                condition=models.Q(invitee_id__isnull=False),
                name="projects_invitation_account",
            ),
        ),
    ]
