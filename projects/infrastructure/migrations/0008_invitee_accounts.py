from django.db import migrations, models

# Of what the release before sends meanwhile the account is known as soon as it is accepted or declined.
FILL = """
UPDATE projects_invitation SET invitee_id = identity_user.id FROM identity_user
WHERE identity_user.email_key = projects_invitation.email_key AND identity_user.is_verified
"""


class Migration(migrations.Migration):
    """Who an invitation is to, so that its address is found when the person withdraws (docs/adr/0020)."""

    dependencies = [("projects", "0007_search_without_blanks"), ("identity", "0001_initial")]

    operations = [
        migrations.AddField("invitationrecord", "invitee_id", models.UUIDField(null=True)),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AddIndex(
            "invitationrecord",
            models.Index(
                fields=["invitee_id"],
                condition=models.Q(invitee_id__isnull=False),
                name="projects_invitation_account",
            ),
        ),
    ]
