from django.db import migrations


class Migration(migrations.Migration):
    """Room on each page for tasks as they are next: thousands that move are written without a word to the indexes."""

    dependencies = [
        ('schedule', '0005_templates'),
    ]

    operations = [
        migrations.RunSQL(
            'ALTER TABLE schedule_task SET (fillfactor = 45)', 'ALTER TABLE schedule_task RESET (fillfactor)'
        ),
    ]
