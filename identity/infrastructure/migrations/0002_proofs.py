"""Proofs of an address serve several purposes; those that are out stay good.

The release before still writes `identity_verification` while it runs beside this one, so the table outlives it; what
is written there now proves nothing here, and whoever got such a mail asks for another one.
"""

import core.domain.ids
from django.db import migrations, models

COPY = """
INSERT INTO identity_proof (id, subject_id, purpose, email, code_hash, link_hash, issued_at, tries, sent_at)
SELECT gen_random_uuid(), account_id, 'email', '', code_hash, link_hash, issued_at, tries, sent_at
FROM identity_verification
"""


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0001_initial'),
    ]

    operations = [
        migrations.RenameModel('VerificationRecord', 'EarlierVerification'),
        migrations.CreateModel(
            name='VerificationRecord',
            fields=[
                ('id', models.UUIDField(default=core.domain.ids.new_id, primary_key=True, serialize=False)),
                ('subject_id', models.UUIDField()),
                ('purpose', models.CharField(max_length=20)),
                ('email', models.CharField(blank=True, max_length=254)),
                ('code_hash', models.CharField(blank=True, max_length=64)),
                ('link_hash', models.CharField(blank=True, db_index=True, max_length=64)),
                ('issued_at', models.DateTimeField(null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.JSONField(default=list)),
            ],
            options={
                'db_table': 'identity_proof',
                'constraints': [models.UniqueConstraint(fields=('subject_id', 'purpose'), name='identity_proof_once')],
            },
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        # Out of the models only: the next release drops the table.
        migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel('EarlierVerification')]),
    ]
