from django.db import migrations

BATCH = 1000
# What is being changed is passed over first, then waited for one by one, while nothing else is held.
FILL = """
UPDATE projects_invitation SET invitee_id = found.account FROM (
    SELECT projects_invitation.id, identity_user.id AS account FROM projects_invitation
    JOIN identity_user ON identity_user.email_key = projects_invitation.email_key AND identity_user.is_verified
    WHERE projects_invitation.invitee_id IS NULL AND projects_invitation.email_key <> ''
    ORDER BY projects_invitation.id LIMIT %s FOR UPDATE OF projects_invitation {others}
) found WHERE projects_invitation.id = found.id
"""


def fill(apps, schema_editor, size=BATCH):
    with schema_editor.connection.cursor() as cursor:
        for others, limit in (("SKIP LOCKED", size), ("", 1)):
            cursor.execute(FILL.format(others=others), [limit])
            while cursor.rowcount:
                cursor.execute(FILL.format(others=others), [limit])


class Migration(migrations.Migration):
    """Whom invitations that are there already are to; nobody waits for more than a batch, and another run goes on.

    Of what the release before sends meanwhile the account is known as soon as it is accepted or declined.
    """

    atomic = False
    dependencies = [("projects", "0009_reasons"), ("identity", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
