from django.db import migrations

# Whom the release before lets in meanwhile has all of the stream before them: a hundred news once, at most.
BEGIN = """
UPDATE projects_member SET read_seq = core_channel.seq FROM core_channel
WHERE core_channel.name = 'project:' || projects_member.project_id AND projects_member.read_seq = 0
"""


class Migration(migrations.Migration):
    """What happened before anybody could mark it is no news."""

    dependencies = [("projects", "0004_fill_search"), ("core", "0001_initial")]

    operations = [migrations.RunSQL(BEGIN, migrations.RunSQL.noop)]
