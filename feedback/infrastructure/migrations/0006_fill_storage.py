from django.db import migrations

# What versions took before anybody kept it.
_FILL = """
INSERT INTO feedback_storage (project_id, user_id, bytes)
SELECT project_id, uploaded_by_id, sum(size + derived_bytes) FROM feedback_version GROUP BY project_id, uploaded_by_id
ON CONFLICT (project_id, user_id) DO UPDATE SET bytes = excluded.bytes
"""


class Migration(migrations.Migration):

    dependencies = [
        ('feedback', '0005_trash'),
    ]

    operations = [migrations.RunSQL(_FILL, migrations.RunSQL.noop)]
