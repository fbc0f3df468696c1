from django.db import migrations


class Migration(migrations.Migration):
    """Owed mails are the kernel's from now on; their table stays."""

    dependencies = [
        ('identity', '0007_erased_at'),
        ('core', '0004_notices'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.DeleteModel(name='NoticeRecord'),
            ],
        ),
    ]
