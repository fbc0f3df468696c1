from django.db import migrations, models

import core.domain.clock
import core.infrastructure.encryption


class Migration(migrations.Migration):
    """The table of owed mails is the kernel's from now on; it stays as it is, but for longer names of kinds."""

    dependencies = [
        ('core', '0003_silent_changes'),
        ('identity', '0004_notices'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name='NoticeRecord',
                    fields=[
                        ('id', models.UUIDField(primary_key=True, serialize=False)),
                        ('to', core.infrastructure.encryption.EncryptedTextField()),
                        ('language', models.CharField(max_length=2)),
                        ('kind', models.CharField(max_length=20)),
                        ('parts', core.infrastructure.encryption.EncryptedTextField()),
                        ('created_at', models.DateTimeField(default=core.domain.clock.utc_now)),
                    ],
                    options={
                        'db_table': 'identity_notice',
                    },
                ),
            ],
        ),
        migrations.AlterField(
            model_name='noticerecord',
            name='kind',
            field=models.CharField(max_length=60),
        ),
    ]
